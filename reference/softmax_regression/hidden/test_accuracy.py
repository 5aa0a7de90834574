import torch
from hypothesis import strategies as st

from autograder.checks import assert_close, example, given, number, weight
from autograder.strategies import untied_scores

ALL_RIGHT = (torch.tensor([[0.1, 0.2, 0.7], [0.5, 0.1, 0.4], [0.2, 0.5, 0.3]]), torch.tensor([2, 0, 1]))
SQUARE = (torch.tensor([[1.0, 2.0, 0.0], [0.0, 1.0, 3.0], [5.0, 4.0, 1.0]]), torch.tensor([1, 0, 0]))


@weight(2)
@example(pair=ALL_RIGHT)
@example(pair=SQUARE)
@given(pair=untied_scores())
def test_matches_the_definition(student, oracle, pair):
    """accuracy is the fraction of rows whose largest score stands at the label."""
    assert_close(number(student.accuracy(*pair)), oracle.accuracy(*pair), atol=1e-6)


@weight(1)
@example(pair=ALL_RIGHT, shift=4000, scale=4.0)
@example(pair=ALL_RIGHT, shift=-4000, scale=4.0)
@given(pair=untied_scores(), shift=st.integers(-400, 400), scale=st.sampled_from([0.01, 0.1, 4.0]))
def test_only_the_order_of_scores_matters(student, oracle, pair, shift, scale):
    """Scores of any sign and size count, not only probabilities or those above 0.5."""
    y_hat, y = pair
    assert_close(number(student.accuracy(y_hat * scale + shift / 4, y)), oracle.accuracy(y_hat, y), atol=1e-6)


@weight(1, hint="Of what type is the number in which you count?")
@example(pair=ALL_RIGHT)
@given(pair=untied_scores(rows=(3, 4)))
def test_many_rows(student, oracle, pair):
    """A batch of more than 255 rows is counted right."""
    assert_close(number(student.accuracy_repeated(*pair, 200)), oracle.accuracy(*pair), atol=1e-5)


@weight(1)
@example(order=list(range(17)), right=True)
@example(order=list(range(17)), right=False)
@given(order=st.integers(3, 20).flatmap(lambda q: st.permutations(range(q))), right=st.booleans())
def test_single_row(student, order, right):
    """A batch of one row has accuracy 0 or 1, for any number of classes."""
    y_hat = 0.01 * torch.tensor([order]) + 0.1
    label = order.index(len(order) - 1 if right else 1)
    assert_close(number(student.accuracy(y_hat, torch.tensor([label]))), float(right), atol=1e-6)


@weight(1)
@example(calls=[ALL_RIGHT, SQUARE])
@given(calls=st.lists(untied_scores(), min_size=2, max_size=4))
def test_calls_do_not_depend_on_each_other(student, oracle, calls):
    """The answer depends on the arguments alone, not on earlier calls."""
    for y_hat, y in calls:
        assert_close(number(student.accuracy(y_hat, y)), oracle.accuracy(y_hat, y), atol=1e-6)
