import torch
from hypothesis import strategies as st
from lines import lines

from autograder.checks import (
    assert_close,
    assert_dtype,
    assert_equal,
    assert_shape,
    assert_that,
    example,
    given,
    values_first,
    weight,
)

ONES = "Which column of the matrix that you solve for belongs to b, and where in the solution does it come out?"
INVERSE = "Do you invert a matrix? Which one, and what if two columns say the same?"
OFF = st.lists(st.integers(-8, 8), min_size=8, max_size=8)  # how far labels are from a line
BOOK = (torch.tensor([[0.0], [1.0], [2.0]]), torch.tensor([[2.0]]), torch.tensor([1.0]))


def spread(X):
    """X with rows enough below it that its columns, and a column of ones, depend on nothing."""
    d = X.shape[1]
    return torch.cat([X, torch.zeros(1, d), 3 * torch.eye(d)])


@weight(2, hint=ONES)
@example(line=BOOK)
@given(line=lines())
def test_points_on_a_line(student, line):
    """Where all points lie on a line, w and b are its weights and its bias."""
    X, w, b = spread(line[0]), *line[1:]
    student.normal_equation(X, X @ w + b)
    found = student.derive("torch.cat([part.reshape(-1) for part in _])")
    assert_close(
        found, torch.cat([w.reshape(-1), b]), rtol=1e-3, atol=1e-3, hint=ONES, what="w and b, one after the other"
    )


@weight(1, hint="Is w a column, and b a tensor with one entry?")
@example(line=BOOK)
@given(line=lines())
def test_shapes(student, line):
    """w has the shape (d, 1), and b (1,)."""
    X, w, b = spread(line[0]), *line[1:]
    w_found, b_found = student.normal_equation(X, X @ w + b)
    if (w_found.numel(), b_found.numel()) == (w.numel(), 1):
        with values_first():
            assert_close(student.derive("_[0].reshape(-1, 1)"), w, rtol=1e-3, atol=1e-3, what="w")
    assert_shape(student.derive("_[0]"), tuple(w.shape))
    assert_shape(student.derive("_[1]"), (1,))


def scattered(line, off):
    """X, and labels that no line meets."""
    X, w, b = spread(line[0]), *line[1:]
    return X, X @ w + b + torch.tensor([float(off[i % len(off)]) for i in range(len(X))]).reshape(-1, 1)


def assert_smallest_errors(student, X, y, **tolerances):
    """At the smallest sum of squares, errors add up to 0, and so do their products with each feature."""
    w, b = student.normal_equation(X, y)
    sizes = (w.numel(), b.numel())
    assert_that(sizes == (X.shape[1], 1), f"{X.shape[1]} weights and 1 bias", f"{sizes[0]} and {sizes[1]}")
    errors = X.double() @ w.double().reshape(-1, 1) + b.double().reshape(-1) - y.double()
    columns = torch.cat([torch.ones_like(X[:, :1]), X], 1).double()
    sums = (columns.T @ errors).reshape(-1) / len(X)
    what = "means of the errors, and of their products with each feature"
    assert_close(sums, torch.zeros_like(sums), what=what, **tolerances)
    return w, b


@weight(1, hint=ONES)
@example(line=BOOK, off=[3, 0, -1, 2, 0, 5, 1, 1])
@given(line=lines(), off=OFF)
def test_smallest_errors(student, line, off):
    """Where no line meets all points, errors add up to 0, and so do errors times features: no line is nearer."""
    assert_smallest_errors(student, *scattered(line, off), rtol=0.0, atol=0.02)


@weight(1, hint=INVERSE)
@example(line=BOOK, off=[3, 0, -1, 2, 0, 5, 1, 1], factor=1)
@example(line=BOOK, off=[3, 0, -1, 2, 0, 5, 1, 1], factor=2)
@given(line=lines(), off=OFF, factor=st.sampled_from([1, 2, -1, 4]))
def test_a_column_that_is_a_multiple_of_another(student, line, off, factor):
    """A column that is another one, or a multiple of it, spoils nothing."""
    X, y = scattered(line, off)
    with values_first():
        assert_smallest_errors(student, X, y, rtol=0.0, atol=0.02)
    student.begin()
    assert_smallest_errors(student, torch.cat([X, factor * X[:, :1]], 1), y, rtol=0.0, atol=0.05)


@weight(1, hint="Which line gives a tensor of another dtype than X: .float(), NumPy, torch.ones?")
@example(line=BOOK, off=[3, 0, -1, 2, 0, 5, 1, 1])
@given(line=lines(), off=OFF)
def test_keeps_the_dtype(student, line, off):
    """w and b have the dtype of X, float32 or float64, with all its digits."""
    for dtype in (torch.float32, torch.float64):
        X, y = (each.to(dtype) for each in scattered(line, off))
        with values_first():
            found = assert_smallest_errors(student, X, y, rtol=0.0, atol=0.02)
        for each in found:
            assert_dtype(each, dtype)
    assert_smallest_errors(student, X / 3, y / 3, rtol=0.0, atol=1e-9)


@weight(1, hint="Which line changes X or y themselves?")
@example(line=BOOK, off=[3, 0, -1, 2, 0, 5, 1, 1])
@given(line=lines(), off=OFF)
def test_arguments_are_unchanged(student, line, off):
    """normal_equation leaves X and y as they were."""
    X, y = scattered(line, off)
    with values_first():
        assert_smallest_errors(student, X.clone(), y.clone(), rtol=0.0, atol=0.02)
    student.begin()
    _, X_after, y_after = student.normal_equation_and_arguments(X, y)
    assert_equal(X_after, X)
    assert_equal(y_after, y)
