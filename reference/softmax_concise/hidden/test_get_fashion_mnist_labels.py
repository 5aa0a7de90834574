import torch
from hypothesis import strategies as st
from test_get_fashion_mnist_labels import NAMES

from autograder.checks import assert_that, example, given, weight


@weight(1, hint="Does your answer depend on the labels alone, in their order and number?")
@example(calls=[[9] * 12, [0]])
@given(calls=st.lists(st.lists(st.integers(0, 9), min_size=1, max_size=20), min_size=2, max_size=3))
def test_any_number_of_labels(student, calls):
    """Any number of labels works, in any order and again and again, and calls do not depend on each other."""
    for labels in calls:
        names = student.get_fashion_mnist_labels(torch.tensor(labels))
        wanted = [NAMES[label] for label in labels]
        assert_that(names == wanted, f"{len(wanted)} names, each that of its class", "others")
