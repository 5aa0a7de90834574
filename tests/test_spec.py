from __future__ import annotations

import msgspec
import pytest

from autograder.spec import Limits, Spec

TOML = 'title = "T"\nbook = "B"\nfunctions = ["f", "g"]\n[points]\nf = 10\ng = 90\n'


def spec(toml: str) -> Spec:
    return msgspec.toml.decode(toml, type=Spec)


def test_what_is_left_out_has_a_value() -> None:
    found = spec(TOML)
    assert (found.functions, found.points) == (("f", "g"), {"f": 10, "g": 90})
    assert found.limits == Limits()
    assert (found.banned, found.dependencies, found.requires, found.parameters, found.rules) == ({}, {}, {}, {}, "")


def test_a_submission_has_as_many_times_the_time_of_the_model_answers_as_the_budget_says() -> None:
    assert spec(f"{TOML}[limits]\nmodel = 3\nbudget = 7\n").limits.submission == 21


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ("budgets = 30", "unknown field `budgets`"),
        ("budget = -1", "the limit budget is -1: give it a number above 0"),
        ("call = 0", "the limit call is 0: give it a number above 0"),
        ("memory = 0", "the limit memory is 0: give it a number above 0"),
        ("load = nan", "the limit load is nan: give it a number above 0"),
        ("[limits.functions]\nf = -2.5", "the limit f is -2.5: give it a number above 0"),
    ],
)
def test_limits_that_nothing_could_keep_are_refused(limits: str, said: str) -> None:
    with pytest.raises(msgspec.ValidationError, match=said):
        spec(f"{TOML}[limits]\n{limits}\n")


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        (TOML.replace("g = 90", ""), r"g has no points: give it some in \[points\]"),
        (TOML.replace("g = 90", "g = 0"), r"g has no points: give it some in \[points\]"),
        (TOML + "h = 1\n", r"\[points\] names h, which is none of the functions"),
        (TOML.split("[points]")[0], "missing required field `points`"),
        (TOML + "[bans]\n", "unknown field `bans`"),
    ],
)
def test_points_and_functions_go_together(toml: str, said: str) -> None:
    with pytest.raises(msgspec.ValidationError, match=said):
        spec(toml)


@pytest.mark.parametrize("table", ["banned", "dependencies", "requires", "limits.functions"])
def test_a_table_that_names_no_function_is_refused(table: str) -> None:
    value = "1" if table.startswith("limits") else '["f"]'
    assert spec(f"{TOML}[{table}]\nf = {value}\n")
    with pytest.raises(msgspec.ValidationError, match=rf"\[{table}\] names h, which is none of the functions"):
        spec(f"{TOML}[{table}]\nh = {value}\n")
