from __future__ import annotations

import io
import sys

from autograder.worker.prints import Prints


class Costly:
    """Counts how often somebody asks for its text."""

    asked = 0

    def __str__(self) -> str:
        Costly.asked += 1
        return "x" * 1000


def test_the_beginning_is_kept_and_what_is_not_kept_costs_nothing() -> None:
    prints = Prints(room=2500)
    with prints.heard():
        for _ in range(100_000):
            print(Costly(), "y", sep="-", end="\r\n")
    assert prints.text.startswith("x" * 1000 + "-y\r\nx")
    assert (len(prints.text), prints.times, Costly.asked) == (2500, 100_000, 3)
    prints.forget()
    assert (prints.text, prints.times) == ("", 0)


def test_without_room_nothing_is_kept() -> None:
    prints = Prints(room=0)
    with prints.heard():
        print("a")
        sys.stdout.write("b")
        print("c", file=sys.stderr)
    assert (prints.text, prints.times) == ("", 1)


def test_what_is_heard_goes_on_and_all_is_put_back() -> None:
    prints, beyond, before = Prints(), io.StringIO(), (sys.stdout, sys.stderr, print)
    with prints.heard(beyond):
        print("out")
        print("err", file=sys.stderr, flush=True)
    print("after", file=prints)
    assert (sys.stdout, sys.stderr, print) == before
    assert beyond.getvalue() == "out\nerr\n"
    assert prints.text == "out\nerr\nafter\n"


def test_it_is_a_file_that_takes_any_text() -> None:
    prints = Prints()
    assert prints.writable()
    assert not prints.isatty()
    assert prints.write("\u6570 \udc80") == 3
