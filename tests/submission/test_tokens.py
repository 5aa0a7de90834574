from __future__ import annotations

import pytest

from autograder.submission import Chunk
from autograder.submission.tokens import passages


def words(source: str, *known: str) -> dict[str, str]:
    return {each.name: " ".join(each.words) for each in passages([Chunk("a.py", source)], known)}


def test_layout_comments_and_prose_are_left_out_and_chosen_names_are_one() -> None:
    source = '''
"""Mine."""
def softmax(scores):  # by row
    """The
    softmax."""

    e = torch.exp(  scores,
        dim=1)
    return f"{e}", 'x', e.sum(0.5)
'''
    assert words(source, "torch", "softmax")["softmax"].startswith(
        "def softmax ( name ) : name = torch . exp ( name , dim = 1 ) return text"
    )
    assert words(source, "torch", "softmax")["softmax"].endswith(", text , name . sum ( 0.5 )")
    assert "" not in words(source)


def test_each_definition_is_a_passage_and_the_rest_another() -> None:
    source = (
        "x = 1\n@one\n@two(3)\ndef f():\n    pass\nclass G:\n    def inner(self): pass\nasync def h(): pass\nprint(x)\n"
    )
    assert words(source, "f", "self") == {
        "": "name = 1 print ( name )",
        "f": "@ name @ name ( 3 ) def f ( ) : pass",
        "G": "class name : def name ( self ) : pass",
        "h": "async def name ( ) : pass",
    }


def test_what_differs_in_names_layout_and_comments_alone_is_the_same() -> None:
    one = "def f(a, b):\n    for c in a: b = b + c\n    return (b)\n"
    other = "def f(xs,\n      start):\n\t# sum\n\tfor x in xs:\n\t\tstart = start + x\n\treturn (start)"
    assert words(one) == words(other)


def test_each_word_knows_its_line() -> None:
    [f] = passages([Chunk("a.py", "\ndef f():\n    return (1,\n\n        2)\n")])
    assert list(zip(f.words, f.lines, strict=True))[-3:] == [(",", 3), ("2", 5), (")", 5)]


@pytest.mark.parametrize(
    "source",
    [
        "", "\0", "def f(:\n", "'''", "(" * 5_000, "def f():\n  x\n y\n", "\tx\n  y", "£$?`", "x = 0_0_\n", "f'{", "\\", "\ud800",
        "def f():\n" + " " * 300 + "pass\n" * 3, "x" * 1_000_000, "имя = '王小明'  # محمد\n", "%matplotlib inline\n!ls\n", "1 + " * 100_000,
    ],
)  # fmt: skip
def test_nothing_makes_it_raise_and_little_is_looked_at(source: str) -> None:
    assert sum(len(each.words) for each in passages([Chunk("a.py", source), Chunk("b.py", source)])) <= 6_000
