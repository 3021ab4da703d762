"""Every hostile file: each carries the payload, or is hostile by how it is built."""

from . import (
    hostile_archives,
    hostile_bombs,
    hostile_images,
    hostile_matrix,
    hostile_more,
    hostile_names,
    hostile_office,
    hostile_pdf,
    hostile_programs,
    hostile_streams,
    hostile_text,
    hostile_zip,
)

MODULES = [
    hostile_zip,
    hostile_names,
    hostile_archives,
    hostile_streams,
    hostile_images,
    hostile_office,
    hostile_pdf,
    hostile_text,
    hostile_programs,
    hostile_bombs,
    hostile_matrix,
    hostile_more,
]


def cases(corpus):
    for module in MODULES:
        module.cases(corpus)
