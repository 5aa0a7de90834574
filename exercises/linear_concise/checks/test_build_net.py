# Printed by `autograder release linear_concise`.
import torch
from hypothesis import settings
from hypothesis import strategies as st

from autograder.checks import assert_close, assert_equal, assert_shape, assert_that, given, weight
from autograder.strategies import matrices

FEW = settings(max_examples=2)  # of many weights each


def assert_line(student, place, num_inputs):
    """A weight for each input, and a bias: of the parameters that stand in this place of the last answer."""
    shapes = student.derive(f"sorted(tuple(p.shape) for p in _[{place}])")
    wanted = [(1,), (1, num_inputs)]
    assert_that(shapes == wanted, f"parameters of shapes {wanted}", "others")


@weight(2, hint="How many parameters has a linear layer from num_inputs features to one output, and of what shapes?")
@given(num_inputs=st.integers(1, 12))
def test_has_a_weight_for_each_input_and_a_bias(student, num_inputs):
    """The parameters are a weight (1, num_inputs) and a bias (1,)."""
    student.build_net(num_inputs)
    assert_line(student, 0, num_inputs)


@weight(2, hint="What does your net do with X besides the linear layer?")
@given(X=matrices(rows=(1, 4), columns=(1, 5), bound=9))
def test_predicts_a_column(student, X):
    """net(X) is the column X w + b, (n, 1)."""
    _, parameters = student.build_net_forward(X)
    assert_line(student, 1, X.shape[1])
    weight, bias = sorted(parameters, key=lambda p: p.dim(), reverse=True)
    y_hat = student.derive("_[0]")
    assert_shape(y_hat, (len(X), 1))
    assert_close(y_hat, (X.double() @ weight.double().T + bias.double()).float(), atol=1e-5)


@weight(1, hint="What is the bias of a layer of torch.nn before anybody sets it?")
@given(num_inputs=st.integers(1, 12))
def test_bias_begins_at_zero(student, num_inputs):
    """The bias is 0 at the start."""
    student.build_net(num_inputs)
    assert_line(student, 0, num_inputs)
    assert_equal(student.derive("next(p for p in _[0] if p.dim() == 1)"), torch.zeros(1), what="bias")


@weight(1, hint="From which distribution are the weights drawn, and does anything in your code set a seed?")
@FEW
@given(num_inputs=st.integers(1000, 1200))
def test_weights_are_small_and_random(student, num_inputs):
    """The weights have a standard deviation of 0.01, and two nets have different ones."""
    student.build_net_twice(num_inputs)
    assert_line(student, 0, num_inputs)
    # The standard deviation of 1000 is known to 2.2 %: 8 times as much is allowed.
    spread = student.derive("float(next(p for p in _[0] if p.dim() == 2).std())")
    assert_that(abs(spread - 0.01) < 0.0018, "a standard deviation near 0.01", f"{spread:.3g}")
    first = "[round(float(next(p for p in net if p.dim() == 2)[0, 0]), 6) for net in _]"
    one, two = student.derive(first)
    assert_that(one != two, "other weights in the second net", "the same")


@weight(0.5, hint="Do you switch gradients off for a parameter?")
@given(num_inputs=st.integers(1, 12))
def test_both_parameters_require_gradients(student, num_inputs):
    """Weight and bias require gradients, so that an optimizer can train them."""
    student.build_net(num_inputs)
    assert_line(student, 0, num_inputs)
    assert_equal(student.derive("_[1]"), [True, True], what="requires_grad of both")
