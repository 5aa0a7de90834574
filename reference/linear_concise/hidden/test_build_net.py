import torch
from hypothesis import settings
from hypothesis import strategies as st
from test_build_net import assert_line

from autograder.checks import assert_close, assert_equal, assert_that, given, values_first, weight
from autograder.strategies import matrices

# So many weights that no right answer fails by chance: the odds stand beside each check, and are all below 1e-9.
MANY = st.integers(4000, 5000)
FEW = settings(max_examples=3)


def weights_of(student, num_inputs, place=0):
    """The weights among the parameters that stand in this place of the last answer."""
    with values_first():
        assert_line(student, place, num_inputs)
    return student.derive(f"next(p for p in _[{place}] if p.dim() == 2)").double().flatten()


@weight(2, hint="With which standard deviation are the weights drawn, and do you draw them at all?")
@FEW
@given(num_inputs=MANY)
def test_weights_have_the_asked_spread(student, num_inputs):
    """The weights have mean 0 and standard deviation 0.01."""
    student.build_net(num_inputs)
    weights = weights_of(student, num_inputs)
    # The standard deviation of 4000 is known to 1.1 %, and their mean to 1.6e-4: 8 times as much is allowed.
    spread, mean = float(weights.std()), float(weights.mean())
    assert_that(abs(spread - 0.01) < 0.0009, "a standard deviation near 0.01", f"{spread:.3g}")
    assert_that(abs(mean) < 0.0013, "a mean near 0", f"{mean:.3g}")


@weight(1, hint="From which distribution are the weights drawn?")
@FEW
@given(num_inputs=MANY)
def test_weights_are_normal(student, num_inputs):
    """The weights are drawn from a normal distribution: a few lie far out, most near 0."""
    student.build_net(num_inputs)
    weights = weights_of(student, num_inputs)
    scaled = weights / weights.std()
    # 4.6 % of normal numbers lie beyond two standard deviations, of 4000 so 183 with a spread of 13; of uniform ones none.
    beyond = float((scaled.abs() > 2).double().mean())
    assert_that(0.025 < beyond < 0.07, "about 4.6 % beyond two standard deviations", f"{beyond:.1%}")
    # 38.3 % lie within half of one, of 4000 so 1532 with a spread of 31.
    within = float((scaled.abs() < 0.5).double().mean())
    assert_that(0.33 < within < 0.44, "about 38 % within half a standard deviation", f"{within:.1%}")


@weight(1, hint="Does anything in your code set a seed?")
@FEW
@given(num_inputs=st.integers(8, 40))
def test_each_net_has_weights_of_its_own(student, num_inputs):
    """Two nets begin with different weights."""
    student.build_net_twice(num_inputs)
    one, two = (weights_of(student, num_inputs, place) for place in range(2))
    assert_that(bool((one != two).any()), "other weights in the second net", "the same")


@weight(1, hint="Do gradients flow to both parameters, and may an optimizer change them?")
@given(X=matrices(rows=(1, 4), columns=(1, 5), bound=9))
def test_both_parameters_are_trained(student, X):
    """A step of SGD changes weight and bias by their gradients."""
    before, after = student.build_net_step(X, 0.5)
    with values_first():
        assert_line(student, 0, X.shape[1])
    for old, new in zip(before, after, strict=True):
        gradient = X.sum(0, keepdim=True) if old.dim() == 2 else torch.full((1,), float(len(X)))
        assert_close(new, old - 0.5 * gradient, atol=1e-5)


@weight(1.5, hint="Does the net do anything but X w + b, for instance where that is negative?")
@given(X=matrices(rows=(1, 4), columns=(2, 5), bound=9))
def test_is_linear_with_any_parameters(student, X):
    """With other parameters the net is the line of these, below 0 as well."""
    weight = torch.arange(1.0, X.shape[1] + 1)[None] * torch.tensor([-1.0, 1.0]).repeat(3)[: X.shape[1]]
    for sign in (1, -1):
        y_hat = student.build_net_set(X, sign * weight, torch.tensor([sign * 0.5]))
        assert_close(y_hat, sign * (X @ weight.T + 0.5), atol=1e-5)


@weight(1)
@given(num_inputs=st.integers(13, 40))
def test_parameters_are_plain_numbers_to_train(student, num_inputs):
    """Both parameters are float32 and require gradients."""
    parameters, trained = student.build_net(num_inputs)
    weights_of(student, num_inputs)
    assert_that(all(trained), "parameters that require gradients", "one that does not")
    for parameter in parameters:
        assert_equal(parameter.dtype, torch.float32)
