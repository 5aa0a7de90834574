"""From the bytes of a file to text that can be parsed, hashed, stored and sent."""

from __future__ import annotations

import codecs
import contextlib
import io
import re
import tokenize

from autograder.submission.model import Unreadable
from autograder.text import encodable

# Those in which programs are written. Others run code of another kind: idna is quadratic, unicode_escape makes
# text that no file takes, undefined raises.
_ENCODINGS = re.compile(
    r"ascii|utf-8(-sig)?|iso8859-\d+|cp\d+|mac-[\w-]+|koi8-\w|gb\w+|big5\w*|shift_jis\w*|euc_\w+|johab|tis-620"
)
_MARKS = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode(name: str, data: bytes, warnings: list[str], *, python: bool = True) -> str:
    """The text of the file `name`; a `python` file may name its encoding. Raises Unreadable."""
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    if marked:
        text = data.decode(marked, errors="replace")
    elif b"\0" in data:
        raise Unreadable(f"{name} is not a text file: submit the program itself.")
    else:
        text = _text(name, data, warnings, python)
    if "\0" in text:
        raise Unreadable(f"{name} is not a text file: submit the program itself.")
    if not text.strip():
        raise Unreadable(f"{name} is empty: submit the file that holds your work.")
    return tidy(text)


def tidy(text: str) -> str:
    """`text` with one kind of line end, and nothing that cannot be encoded."""
    return encodable(text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", ""))


def _text(name: str, data: bytes, warnings: list[str], python: bool) -> str:
    for encoding in (_find_encoding(data) if python else "utf-8-sig", "utf-8-sig"):
        with contextlib.suppress(UnicodeError):
            return data.decode(encoding)
    warnings.append(f"{name} is not UTF-8; it was read as Latin-1.")
    return data.decode("latin-1")


def _find_encoding(data: bytes) -> str:
    """The encoding that a program names in its first two lines, if programs are written in that; or UTF-8."""
    with contextlib.suppress(SyntaxError, LookupError):
        encoding = tokenize.detect_encoding(io.BytesIO(data).readline)[0]
        if _ENCODINGS.fullmatch(codecs.lookup(encoding).name):
            return encoding
    return "utf-8-sig"
