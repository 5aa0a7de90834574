"""Whose row of a gradebook a result belongs into. Nobody is guessed: where two might be meant, neither is filled in."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from autograder.reports.pages import Unwritten
from autograder.reports.supplied import Person, persons
from autograder.result import SubmissionResult

_LINES = 5  # for people who have no row; more of them are told in one


@dataclass(frozen=True)
class Row:
    """Who a row of a gradebook is about: a number of the platform's, names for signing in, and names of people.

    `words` are the parts of these names.
    """

    number: str
    logins: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]


def row_of(number: str, logins: Sequence[str], names: Sequence[str]) -> Row:
    """A row, with all in the form in which it is compared. An address counts without what is behind the @, too."""
    signed = {login.strip().casefold() for login in logins if login.strip()}
    signed |= {login.partition("@")[0] for login in signed}
    words = frozenset(plain for each in names for word in each.split() if (plain := letters(word)))
    return Row(number.strip(), frozenset(signed), frozenset(form for each in names for form in _forms(each)), words)


def _forms(person: str) -> set[str]:
    """A name as files have it, without spaces and signs: as written, and family name last or first."""
    last, comma, first = person.partition(",")
    parts = [f"{first} {last}"] if comma else []
    if not comma and len(words := person.split()) > 1:
        parts.append(f"{words[-1]} {' '.join(words[:-1])}")
    return {plain for each in (person, *parts) if (plain := letters(each))}


def letters(text: str) -> str:
    """Letters and digits alone, small: what two spellings of a name have in common."""
    folded = unicodedata.normalize("NFC", text).casefold()
    return "".join(c for c in folded if unicodedata.category(c)[0] in "LMN")


def match(
    results: Sequence[SubmissionResult], rows: Mapping[int, Row], people: Sequence[Person] = ()
) -> tuple[dict[int, SubmissionResult], Unwritten]:
    """The result that belongs into each row, and a line for each that belongs into none, or into none for sure."""
    known = persons(results, people)
    found: dict[str, list[int]] = {}
    unwritten: Unwritten = []
    for result in results:
        found[result.submission] = _rows_of(result, rows, known.get(result.submission))
    into: dict[int, list[str]] = {}
    for who, places in found.items():
        if len(places) == 1:
            into.setdefault(places[0], []).append(who)
    filled: dict[int, SubmissionResult] = {}
    for result in results:
        places, who = found[result.submission], result.submission
        if not places:
            continue  # told below
        if len(places) > 1:
            unwritten.append(f"{who} may be any of {len(places)} rows of the gradebook")
        elif len(into[places[0]]) > 1:
            others = ", ".join(other for other in into[places[0]] if other != who)
            unwritten.append(f"{who} belongs into one row of the gradebook with {others}")
        elif result.broken:
            unwritten.append(f"{who} could not be judged")
        else:
            filled[places[0]] = result
    return filled, unwritten + _strangers([who for who, places in found.items() if not places])


def _strangers(names: Sequence[str]) -> Unwritten:
    """Lines for those who have no row: where they are many, such as those of another platform, they share one."""
    if len(names) > _LINES:
        return [f"{len(names)} submissions are not in the gradebook, by number, login or name ({', '.join(names)})"]
    return [f"{who} is not in the gradebook, by number, login or name" for who in names]


def _may_be(row: Row, called: Sequence[str]) -> bool:
    """Whether a row without a name, or one that has a first or a family name in common with what somebody is called."""
    own = "".join(map(letters, called))
    return not row.words or any(word in own for word in row.words)


def _rows_of(result: SubmissionResult, rows: Mapping[int, Row], person: Person | None) -> list[int]:
    """The rows that may be meant, by what tells most."""
    named = [place for place, row in rows.items() if row.names & _forms(result.submission)]
    called = [result.submission, *filter(None, [person.name if person else ""])]
    if numbered := [place for place, row in rows.items() if row.number and row.number == result.number]:
        # Of a class from several platforms: one may give the number of somebody here to somebody else.
        if named and not set(numbered) & set(named):
            return numbered + named
        if any(_may_be(rows[place], called) for place in numbered):
            return numbered
    logins = {result.submission.casefold()} | ({person.email.casefold()} - {""} if person else set())
    if signed := [place for place, row in rows.items() if row.number == result.submission or row.logins & logins]:
        return signed
    # A platform's number behind a name tells two people apart whom it does not help to compare by name.
    if person and person.name:
        return [place for place, row in rows.items() if row.names & _forms(person.name)]
    return named
