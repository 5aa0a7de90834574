"""The source of a submission as it is compared with another's: without layout, comments and names that were chosen."""

from __future__ import annotations

import builtins
import io
import itertools
import keyword
import tokenize
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from autograder.submission.model import Chunk

CHOSEN, TEXT = "name", "text"  # what stands for any name that a person chose, and for any string
_MOST = 6_000  # tokens of a submission that are looked at: several times what an honest one has
_LONGEST = 500  # characters of a line: at each quote that is not closed, the tokenizer reads all of the line again
_BEGINS = ("def", "class", "async", "@")
_LAYOUT = frozenset({
    tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING,
    tokenize.ENDMARKER,
})  # fmt: skip
_OPENING, _CLOSING = "([{", ")]}"


@dataclass
class Passage:
    """A definition at the top level of a file or cell, or, without a name, all that stands around definitions.

    `words` are its tokens, and `lines` the number of the line of each, from 1.
    """

    name: str
    chunk: Chunk
    words: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


def passages(chunks: Iterable[Chunk], known: Collection[str] = ()) -> list[Passage]:
    """What is defined in a submission, and the rest of each chunk. Names are chosen unless they are `known`.

    Nothing that a student submits makes it raise: what is no Python is read as far as it is.
    """
    kept = {*known, *dir(builtins), *keyword.kwlist}
    found: list[Passage] = []
    left = _MOST
    for chunk in chunks:
        tokens = list(itertools.islice(_tokens(chunk.source), left))
        left -= len(tokens)
        found += _split(chunk, tokens, kept)
    return [passage for passage in found if passage.words]


def _tokens(source: str) -> Iterator[tokenize.TokenInfo]:
    lines = (line if len(line) <= _LONGEST else f"{line[:_LONGEST]}\n" for line in io.StringIO(source))
    try:
        yield from tokenize.generate_tokens(lambda: next(lines, ""))
    except (tokenize.TokenError, SyntaxError, ValueError, RecursionError, MemoryError):
        return


def _split(chunk: Chunk, tokens: Sequence[tokenize.TokenInfo], kept: Collection[str]) -> list[Passage]:
    rest = here = Passage("", chunk)
    found, decorated = [rest], False
    for line in _logical_lines(tokens):
        first = line[0]
        if first.start[1] == 0:
            begins = first.string in _BEGINS
            if begins and not decorated:
                found.append(here := Passage("", chunk))
            elif not begins:
                here = rest
            decorated = first.string == "@"
            here.name = here.name or (_name(line) if begins else "")
        for word, number in _words(line, kept):
            here.words.append(word)
            here.lines.append(number)
    return found


def _logical_lines(tokens: Iterable[tokenize.TokenInfo]) -> Iterator[list[tokenize.TokenInfo]]:
    """What Python takes for one line each, without layout and comments; no docstrings."""
    line: list[tokenize.TokenInfo] = []
    for token in tokens:
        if token.type not in _LAYOUT:
            line.append(token)
        elif token.type == tokenize.NEWLINE and line:
            if not all(each.type == tokenize.STRING for each in line):
                yield line
            line = []
    if line:
        yield line


def _name(line: Sequence[tokenize.TokenInfo]) -> str:
    """The name in `def name`, `async def name` or `class name`."""
    pairs = itertools.pairwise(token.string for token in line)
    return next((name for word, name in pairs if word in ("def", "class")), "")


def _words(line: Sequence[tokenize.TokenInfo], kept: Collection[str]) -> Iterator[tuple[str, int]]:
    before, depth = "", 0
    for token, after in zip(line, [*(each.string for each in line[1:]), ""], strict=True):
        word, depth = token.string, depth + (token.string in _OPENING) - (token.string in _CLOSING)
        if token.type == tokenize.NAME:
            keyword_argument = depth > 0 and after == "="
            word = word if word in kept or before == "." or keyword_argument else CHOSEN
        elif token.type == tokenize.STRING or tokenize.tok_name[token.type].startswith("FSTRING"):
            word = TEXT
        before = token.string
        yield word, token.start[0]
