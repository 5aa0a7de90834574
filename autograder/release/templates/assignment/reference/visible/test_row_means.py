import torch

from autograder.checks import assert_close, assert_equal, example, given, values_first, weight
from autograder.strategies import matrices

# Students have no oracle: the answer is drawn with the question. A matrix beside its negative has means of 0.
X = torch.tensor([[1.0, 3.0], [2.0, 8.0]])


@weight(2, hint="Over which dimension do you sum, and by what do you divide?")
@example(half=X)
@given(half=matrices(bound=9))
def test_small_example(student, half):
    """Each row's mean, such as 2 for (1, 3); numbers beside their negatives have a mean of 0."""
    assert_close(student.row_means(X), torch.tensor([2.0, 5.0]))
    student.begin()
    assert_close(student.row_means(torch.cat([half, -half], 1)), torch.zeros(len(half)), atol=1e-5)


@weight(1, hint="Which line changes X?")
def test_argument_is_unchanged(student):
    """row_means leaves its argument as it was."""
    means, after = student.row_means_and_argument(X)
    with values_first():
        assert_close(means, torch.tensor([2.0, 5.0]))
    assert_equal(after, X)
