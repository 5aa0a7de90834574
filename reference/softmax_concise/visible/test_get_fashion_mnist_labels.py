import torch
from hypothesis import strategies as st

from autograder.checks import assert_that, example, given, weight

NAMES = ["t-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot"]


@weight(1, hint="Which name stands at which place of your list, and how is it spelled?")
@example(labels=list(range(10)))
@given(labels=st.lists(st.integers(0, 9), min_size=1, max_size=6))
def test_names_of_classes(student, labels):
    """Each class number becomes the name that the table has for it."""
    names = student.get_fashion_mnist_labels(torch.tensor(labels))
    wanted = [NAMES[label] for label in labels]
    assert_that(names == wanted, f"{wanted}", f"{names}"[:200])
