from __future__ import annotations

import pytest

from autograder.spec import Limits, read_spec

HEAD = 'title = "T"\nbook = "B"\nfunctions = ["f", "softmax"]\n'
TOML = HEAD + "[points]\nf = 10\nsoftmax = 90\n"


def refused(toml: str) -> str:
    with pytest.raises(ValueError, match=r"\A.+\Z") as caught:  # one line
        read_spec(toml.encode())
    return str(caught.value)


def test_what_is_left_out_has_a_value() -> None:
    found = read_spec(TOML.encode())
    assert (found.functions, found.points) == (("f", "softmax"), {"f": 10, "softmax": 90})
    assert found.limits == Limits()
    assert (found.banned, found.dependencies, found.requires, found.parameters, found.rules) == ({}, {}, {}, {}, "")


def test_a_submission_has_as_many_times_the_time_of_the_model_answers_as_the_budget_says() -> None:
    assert read_spec(f"{TOML}[limits]\nmodel = 3\nbudget = 7\n".encode()).limits.submission == 21


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ("budgets = 30", "[limits] budgets is not known: did you mean budget?"),
        ("x = 1", "[limits] x is not known: take it out; known are load, call, memory, functions, model, budget"),
        ("budget = -1", "the limit budget is -1: give it a number above 0"),
        ("call = 0", "the limit call is 0: give it a number above 0"),
        ("call = inf", "the limit call is inf: give it a number above 0"),
        ("memory = 0", "the limit memory is 0: give it a number above 0"),
        ("memory = 2048.5", "[limits] memory is 2048.5: give it a whole number, without quotes"),
        ("load = nan", "the limit load is nan: give it a number above 0"),
        ("load = true", "[limits] load is true: give it a number, without quotes"),
        ("functions = 40", "[limits] functions is 40: write it as a table, below a line [limits.functions]"),
        ("[limits.functions]\nf = -2.5", "the limit f is -2.5: give it a number above 0"),
        ('[limits.functions]\nf = "40"', '[limits.functions] f is "40": give it a number, without quotes'),
    ],
)
def test_limits_that_nothing_could_keep_are_refused(limits: str, said: str) -> None:
    assert refused(f"{TOML}[limits]\n{limits}\n") == said


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        (TOML.replace("softmax = 90", ""), "softmax has no points: give it some in [points]"),
        (TOML.replace("= 90", "= 0"), "[points] gives softmax 0: give it a number above 0"),
        (TOML.replace("= 90", "= nan"), "[points] gives softmax nan: give it a number above 0"),
        (TOML.replace("= 90", "= inf"), "[points] gives softmax inf: give it a number above 0"),
        (TOML.replace("= 90", '= "90"'), '[points] softmax is "90": give it a number, without quotes'),
        (TOML.replace("softmax = 90", "sofmax = 90"),
         "[points] names sofmax, which is none of the functions: did you mean softmax?"),
        (TOML + "h = 1\n", "[points] names h, which is none of the functions: take it out, or add it to them"),
        (TOML + 'rules = "No."\n', "rules stands in [points]: move it up, above the first line in [brackets]"),
        (TOML + '[limits]\nshared = ["f"]\n',
         "shared stands in [limits]: move it up, above the first line in [brackets]"),
        (HEAD, "points is missing: write it as a table, below a line [points]"),
        (HEAD + "points = 3\n", "points is 3: write it as a table, below a line [points]"),
        (TOML.replace('book = "B"\n', ""), "book is missing: give it a text, in quotes"),
        (TOML.replace('"B"', "3.4"), "book is 3.4: give it a text, in quotes"),
        (TOML.replace('["f", "softmax"]', '"f"'), 'functions is "f": give it a list of names, such as ["area"]'),
        (TOML.replace('["f", "softmax"]', "[1]"), 'functions is a list: give it a list of names, such as ["area"]'),
        (TOML.replace('["f", "softmax"]', "[]"), "functions is empty: name those that students write"),
        (TOML.replace('"f", ', '"f", "f", '), "functions has f more than once: take it out"),
        (TOML.replace('"f", ', '"f g", '), "functions has 'f g', and no function of Python can be called that: correct it"),
        (TOML + "[baned]\n", "baned is not known: did you mean banned?"),
        ("call = 3\n" + TOML, "call stands above the tables: write it below [limits]"),
        ("format = 0.5\n" + TOML, "format is 0.5: give it a whole number, without quotes"),
        ("format = 99\n" + TOML, "it was printed by a newer autograder: install the one that came with it, or run "
         "`pip install --upgrade d2l-autograder`"),
        (TOML + "[points]\n", "it is not TOML: Cannot declare ('points',) twice (at line 7, column 8). Correct it there"),
        (TOML.replace("= 90", "= ninety"), "it is not TOML: Invalid value (at line 6, column 11). Correct it there"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_line_that_says_what_to_do(toml: str, said: str) -> None:
    assert refused(toml) == said


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(ValueError, match="it is not TOML: 'utf-8' codec can't decode byte 0xfc in position 9"):
        read_spec('title = "\xfc"'.encode("latin-1"))


def test_what_is_shared_is_one_of_the_functions() -> None:
    assert read_spec(('shared = ["f"]\n' + TOML).encode()).shared == ("f",)
    assert refused('shared = ["softmx"]\n' + TOML) == (
        "softmx is shared, and none of the functions: did you mean softmax?"
    )


@pytest.mark.parametrize("table", ["weights", "banned", "dependencies", "requires", "limits.functions"])
def test_a_table_that_names_no_function_is_refused(table: str) -> None:
    value = "1" if table in ("weights", "limits.functions") else '["softmax"]'
    assert read_spec(f"{TOML}[{table}]\nf = {value}\n".encode())
    assert refused(f"{TOML}[{table}]\nsofmax = {value}\n") == (
        f"[{table}] names sofmax, which is none of the functions: did you mean softmax?"
    )


@pytest.mark.parametrize("table", ["dependencies", "requires"])
def test_a_function_is_made_of_other_functions(table: str) -> None:
    assert refused(f'{TOML}[{table}]\nf = ["sofmax"]\n') == (
        f"[{table}] f has sofmax, which is none of the functions: did you mean softmax?"
    )
    assert refused(f'{TOML}[{table}]\nf = ["f"]\n') == f"[{table}] f has f itself: take it out"
    # A student has no checks of some functions, and the handout does not name these.
    assert read_spec(f'{TOML}[weights]\nf = 1\n[{table}]\nf = ["other"]\n'.encode())
