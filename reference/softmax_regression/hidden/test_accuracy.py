import torch
from hypothesis import strategies as st

from autograder.checks import VALUES_FIRST, assert_close, assert_equal, example, given, number, points
from autograder.strategies import untied_scores

ALL_RIGHT = (torch.tensor([[0.1, 0.2, 0.7], [0.5, 0.1, 0.4], [0.2, 0.5, 0.3]]), torch.tensor([2, 0, 1]))
SQUARE = (torch.tensor([[1.0, 2.0, 0.0], [0.0, 1.0, 3.0], [5.0, 4.0, 1.0]]), torch.tensor([1, 0, 0]))


@points(2)
@example(pair=ALL_RIGHT)
@example(pair=SQUARE)
@given(pair=untied_scores())
def test_matches_the_definition(student, oracle, pair):
    """accuracy is the fraction of rows whose largest score stands at the label."""
    assert_close(number(student.accuracy(*pair)), oracle.accuracy(*pair), atol=1e-6)


@points(1)
@given(pair=untied_scores(), shift=st.sampled_from([-100.0, 0.25, 100.0]), scale=st.sampled_from([0.01, 0.1, 4.0]))
def test_only_the_order_of_scores_matters(student, oracle, pair, shift, scale):
    """Scores of any sign and size count, not only probabilities or those above 0.5."""
    y_hat, y = pair
    assert_close(number(student.accuracy(y_hat * scale + shift, y)), oracle.accuracy(y_hat, y), atol=1e-6)


@points(1, hint="A sum of bools in a small integer type starts again at 0 after 255.")
@given(pair=untied_scores(rows=(3, 4)))
def test_many_rows(student, oracle, pair):
    """A batch of more than 255 rows is counted right."""
    assert_close(number(student.accuracy_repeated(*pair, 200)), oracle.accuracy(*pair), atol=1e-5)


@points(1)
@example(label=16, best=16, classes=17)
@example(label=0, best=16, classes=17)
@given(label=st.integers(0, 3), best=st.integers(0, 3), classes=st.sampled_from([4, 17]))
def test_single_row(student, label, best, classes):
    """A batch of one row has accuracy 0 or 1, for any number of classes."""
    y_hat = torch.full((1, classes), 0.2)
    y_hat[0, best] = 0.4
    assert_close(number(student.accuracy(y_hat, torch.tensor([label]))), float(label == best), atol=1e-6)


@points(1)
@given(pair=untied_scores())
def test_arguments_are_unchanged(student, oracle, pair):
    """accuracy leaves both arguments as they were."""
    y_hat, y = pair
    value, y_hat_after, y_after = student.accuracy_and_arguments(y_hat, y)
    assert_close(number(value), oracle.accuracy(y_hat, y), atol=1e-6, hint=VALUES_FIRST)
    assert_equal(y_hat_after, y_hat)
    assert_equal(y_after, y)


@points(1)
def test_calls_do_not_depend_on_each_other(student):
    """The answer depends on the arguments alone, not on earlier calls."""
    y_hat = torch.tensor([[0.9, 0.1], [0.2, 0.8]])
    for labels, expected in (([0, 1], 1.0), ([1, 1], 0.5), ([1, 0], 0.0), ([0, 1], 1.0)):
        assert_close(number(student.accuracy(y_hat, torch.tensor(labels))), expected, atol=1e-6)
