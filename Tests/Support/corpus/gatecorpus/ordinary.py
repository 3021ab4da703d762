"""Every ordinary file: made by real programs, with nothing wrong."""

from . import (
    ordinary_media,
    ordinary_noise,
    ordinary_office,
    ordinary_pdf,
    ordinary_text,
    ordinary_zip,
)

MODULES = [
    ordinary_text,
    ordinary_media,
    ordinary_pdf,
    ordinary_zip,
    ordinary_noise,
    ordinary_office,
]


def cases(corpus):
    for module in MODULES:
        module.cases(corpus)
