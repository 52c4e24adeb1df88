"""The whole record, kept once: JSON, compressed with a dictionary of what records have in common.

To read one without memcon: `zlib.decompressobj(-15, zdict=dictionary).decompress(record)`, with the dictionary in the table `meta`.
"""

import zlib
from functools import cache
from importlib.resources import files

import msgspec

from memcon.record.types import Record

LEVEL = 9


@cache
def default_dictionary() -> bytes:
    """The dictionary that a new store gets: pieces of records of the sample pages, what is most common last."""
    return (files("memcon.store") / "dictionary.txt").read_bytes()


def pack(record: Record, dictionary: bytes) -> bytes:
    """The record, compressed."""
    press = zlib.compressobj(LEVEL, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, dictionary)
    return press.compress(_encoder().encode(record)) + press.flush()


def unpack(packed: bytes, dictionary: bytes) -> Record:
    """The record as it was packed."""
    loosened = zlib.decompressobj(-15, zdict=dictionary)
    return _decoder().decode(loosened.decompress(packed) + loosened.flush())


@cache
def _encoder() -> msgspec.json.Encoder:
    return msgspec.json.Encoder()


@cache
def _decoder() -> "msgspec.json.Decoder[Record]":
    return msgspec.json.Decoder(Record)
