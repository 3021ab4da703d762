"""All kinds of files, the dear ones made side by side."""

from . import archives, bad, documents, lookalikes, mail, office, pages, plain
from .collection import Collection


def make(folder, share):
    collection = Collection(folder, share)
    samples = {}
    for kind in (office, documents, pages, plain, mail, archives, bad, lookalikes):
        kind.add(collection, samples)
    return collection.close()
