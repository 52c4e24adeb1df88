"""How much is taken in at most. Above these a file is refused with a sentence, so that no input can fill the memory."""

MIB = 1 << 20

HEAD = 64 * 1024
"""Bytes from the start of a file that are looked at to tell its kind."""
MAX_PAGE = 64 * MIB
"""Bytes of one page, after decompression; also of one line of JSON Lines and of one feed."""
MAX_TEXT = 10_000_000
"""Code points of one page's text: a book of 5,000 pages is less."""
MAX_TAGS = 500_000
"""Tags of one page: long pages have some ten thousand, and each is an object in memory."""
MAX_LINES, MAX_PARTS = 2_000_000, 20_000
"""Lines and parts of one MIME file: 64 MiB of images in base64 have 900,000 lines, a saved page some hundred parts."""
MAX_ENTRIES = 20_000
"""Entries of one feed: outlets give 20 to 200."""
MAX_VALUES = 10_000_000
"""Values of one JSON document or line, about: each takes some ten times its bytes in memory. Prose has a comma in 80 characters."""
MAX_DOCUMENT = 256 * MIB
"""Bytes of one JSON document (an array of captures), which must be held whole; JSON Lines are streamed and have no limit."""
MAX_RATIO = 500
"""Decompressed to compressed bytes: web pages reach 5 to 20, one short page over and over 170, a bomb of zeros 1,030."""
RATIO_FROM = 256 * MIB
"""The ratio of a stream is looked at from here on: a small file of repeated lines is no bomb."""
