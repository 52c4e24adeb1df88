"""The whole record, kept once beside the text: JSON, compressed with a dictionary of what records have in common.

To read one without memcon: `zlib.decompressobj(-15, zdict=dictionary).decompress(record)`, with the dictionary in the table `meta`.
"""

import zlib
from functools import cache
from importlib.resources import files

import msgspec

from memcon.record.types import Record

LEVEL = 6


@cache
def default_dictionary() -> bytes:
    """The dictionary that a new store gets: pieces of records of the sample pages, what is most common last."""
    return (files("memcon.store") / "dictionary.txt").read_bytes()


def pack(record: Record, dictionary: bytes) -> bytes:
    """The record without its text, compressed."""
    bare = msgspec.structs.replace(record, article=msgspec.structs.replace(record.article, text=""))
    press = zlib.compressobj(LEVEL, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, dictionary)
    return press.compress(_encoder().encode(bare)) + press.flush()


def unpack(packed: bytes, text: str, dictionary: bytes) -> Record:
    """The record as it was packed, with its text."""
    loosened = zlib.decompressobj(-15, zdict=dictionary)
    bare = _decoder().decode(loosened.decompress(packed) + loosened.flush())
    return msgspec.structs.replace(bare, article=msgspec.structs.replace(bare.article, text=text))


@cache
def _encoder() -> msgspec.json.Encoder:
    return msgspec.json.Encoder()


@cache
def _decoder() -> "msgspec.json.Decoder[Record]":
    return msgspec.json.Decoder(Record)
