"""What a check has found out, as data. The sentences are made in reports/."""

from __future__ import annotations

from typing import Literal, TypeVar

import msgspec

from autograder.text import plain

_LONGEST = 1_000  # characters of a value that is shown
_SomeFinding = TypeVar("_SomeFinding", bound=msgspec.Struct)


class Worst(msgspec.Struct, frozen=True):
    """Of a tensor of `of` entries, `wrong` of which differ, the one `at` this index, which is the farthest off."""

    wrong: int
    of: int
    at: tuple[int, ...]
    expected: str
    got: str


class Differs(msgspec.Struct, frozen=True, tag="differs"):
    """The answer is not the right one: both in words, or as `values`, as Python's prompt prints them.

    `what` is what they are, such as `mean loss`. `kind` says that already the kind of value is another one than the
    function promises: `other`, or `none` as of a function that does not return.
    """

    expected: str
    got: str
    what: str = ""
    worst: Worst | None = None
    kind: Literal["", "other", "none"] = ""
    values: bool = False


class Varies(msgspec.Struct, frozen=True, tag="varies"):
    """The submission answered the same call with the same seed differently when it was asked again."""


class Raised(msgspec.Struct, frozen=True, tag="raised"):
    """The submission's own exception; `where` is its innermost line, such as `cell 3, line 2: X @ w`."""

    kind: str
    message: str
    where: str


class NoAnswer(msgspec.Struct, frozen=True, tag="no answer"):
    """Within these seconds: of the call, or of the submission as a `whole`."""

    seconds: float
    whole: bool = False


class Ended(msgspec.Struct, frozen=True, tag="ended"):
    """The program that ran the submission is gone; `how` completes the sentence "the program ..."."""

    how: str


class Uses(msgspec.Struct, frozen=True, tag="uses"):
    """The function uses what the exercise asks to be written."""

    name: str


class Missing(msgspec.Struct, frozen=True, tag="missing"):
    """A function is not there, or (`defined`) still the stub: the one that is asked, or one that it takes.

    Of one that is not there: `near` is one that may be meant, and `unread` what keeps one that is written from being
    there: a `syntax` error, or an exception while it is defined.
    """

    function: str
    defined: bool
    near: str = ""
    unread: Literal["", "syntax", "exception"] = ""


class Needs(msgspec.Struct, frozen=True, tag="needs"):
    """The function takes another one, which has earned nothing."""

    function: str


class Waits(msgspec.Struct, frozen=True, tag="waits"):
    """What went wrong may come from the other function that this one uses, whose own checks do not pass yet."""

    function: str


class WrongValues(msgspec.Struct, frozen=True, tag="wrong values"):
    """What the check asks counts only beside right values, and these are wrong, or did not come, as `found` says."""

    found: Differs | Raised | None = None


class Ours(msgspec.Struct, frozen=True, tag="ours"):
    """The check could not be judged, by no fault of the submission's."""

    error: str


Finding = Differs | Varies | Raised | NoAnswer | Ended | Uses | Missing | Needs | Waits | WrongValues | Ours


def tidy(finding: _SomeFinding) -> _SomeFinding:
    """The same with no text longer than a person reads, and none that cannot be written down."""
    changed: dict[str, object] = {}
    for name in finding.__struct_fields__:
        value = getattr(finding, name)
        if isinstance(value, str):
            changed[name] = plain(value[:_LONGEST])
        elif isinstance(value, msgspec.Struct):
            changed[name] = tidy(value)
    return msgspec.structs.replace(finding, **changed)
