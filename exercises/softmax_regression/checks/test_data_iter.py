# Printed by `autograder release softmax_regression`.
from collections import Counter

from hypothesis import strategies as st

from autograder.checks import assert_shape, assert_that, example, given, weight


def samples(batches):
    """The sample numbers in the order in which they came."""
    return [label for _, y in batches for label in y.reshape(-1).tolist()]


@weight(2, hint="Which indices are in your batches, one after the other, and where does the last batch end?")
@given(n=st.integers(1, 12), batch_size=st.integers(1, 14))
def test_every_sample_exactly_once(student, n, batch_size):
    """One pass yields every sample exactly once."""
    times = Counter(samples(student.data_iter_numbered(batch_size, n)))
    missing = [sample for sample in range(n) if sample not in times]
    often = [sample for sample in range(n) if times[sample] > 1]
    assert_that(not missing, "every sample once", f"no batch with sample {missing[:1]}")
    assert_that(not often, "every sample once", f"sample {often[:1]} more than once")
    assert_that(len(times) == n, f"{n} samples", f"labels that were not there: {len(times) - n}")


@weight(2, hint="Are features and labels indexed with the same indices?")
@given(n=st.integers(2, 9), batch_size=st.integers(1, 9))
def test_features_keep_their_labels(student, n, batch_size):
    """The rows of a batch and its labels belong together."""
    batches = student.data_iter_numbered(batch_size, n)
    assert_that(bool(samples(batches)), "batches with samples", "none")
    for X, y in batches:
        assert_shape(X, (y.numel(), 2), "Has a batch of features one row for each of its labels?")
        for row, label in zip((X[:, 0] / 2).tolist(), y.reshape(-1).tolist(), strict=True):
            mine = f"sample {label} with its own features"
            assert_that(row == label, mine, f"the features of sample {row:g}")


@weight(2, hint="Where does each batch start, and where does the last one end?")
@example(n=9, batch_size=4)
@given(n=st.integers(1, 12), batch_size=st.integers(1, 14))
def test_batch_sizes(student, n, batch_size):
    """All batches are full but the last, which holds the rest; none is empty."""
    sizes = [len(y) if y.dim() else 1 for _, y in student.data_iter_numbered(batch_size, n)]
    rest = [n % batch_size] if n % batch_size else []
    wanted = [batch_size] * (n // batch_size) + rest
    more = " and perhaps more" if len(sizes) > len(wanted) + 1 else ""  # no more were asked for
    assert_that(sizes == wanted, f"batches of {wanted} samples", f"batches of {sizes}{more}")
