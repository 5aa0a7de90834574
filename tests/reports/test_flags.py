from __future__ import annotations

import msgspec

from autograder.finding import Missing, Needs, NoAnswer
from autograder.reports.flags import flag
from tests.reports.results import broken, made_up, scored, unwritten


def test_what_an_instructor_must_look_at() -> None:
    assert flag(scored("ann", 50)) == ""
    assert flag(scored("ann", 50, problems=("line 1",))) == "see notes"
    assert flag(made_up("ann", 3)) == "forbidden call"
    assert flag(broken("ann")) == "could not be judged"
    assert flag(unwritten("ann", f=Missing("f", defined=True))) == "nothing written"


def test_what_could_not_be_judged_comes_first() -> None:
    assert flag(msgspec.structs.replace(broken("ann"), problems=("line 1",))) == "could not be judged"


def test_what_is_written_and_cannot_be_read_is_not_said_to_be_missing() -> None:
    unread = unwritten("ann", f=Missing("f", defined=False), g=Missing("g", defined=False, unread="syntax"))
    assert flag(unread) == ""
    assert flag(unwritten("ann", f=Missing("f", defined=False, near="ff"))) == ""


def test_who_ran_out_of_time_has_written_something() -> None:
    [check] = unwritten("ann", f=Missing("f", defined=True)).checks
    late = msgspec.structs.replace(check, status="not run", finding=NoAnswer(60.0, whole=True))
    needy = msgspec.structs.replace(check, id="visible/g", status="not run", finding=Needs("f"))
    written = unwritten("ann", f=Missing("f", defined=True))
    assert flag(msgspec.structs.replace(written, checks=(late,))) == ""
    assert flag(msgspec.structs.replace(written, checks=(check, needy))) == "nothing written"
    assert flag(msgspec.structs.replace(written, checks=())) == ""
