import torch
from hypothesis import settings
from hypothesis import strategies as st
from test_build_net import assert_linear, images

from autograder.checks import assert_close, assert_that, given, values_first, weight
from autograder.strategies import SEEDS

# So many weights that no right answer fails by chance: the odds stand beside each check, and are all below 1e-9.
MANY = {"num_inputs": st.integers(500, 600), "num_outputs": st.integers(8, 10)}
FEW = settings(max_examples=3)


def weights_of(parameters, num_inputs, num_outputs):
    with values_first():
        assert_linear(parameters, num_inputs, num_outputs)
    return next(p for p in parameters if p.dim() == 2).double().flatten()


@weight(2, hint="With which standard deviation are the weights drawn, and do you draw them at all?")
@FEW
@given(**MANY)
def test_weights_have_the_asked_spread(student, num_inputs, num_outputs):
    """The weights have mean 0 and standard deviation 0.01."""
    weights = weights_of(student.build_net(num_inputs, num_outputs), num_inputs, num_outputs)
    # The standard deviation of 4000 is known to 1.1 %, and their mean to 1.6e-4: 8 times as much is allowed.
    spread, mean = float(weights.std()), float(weights.mean())
    assert_that(abs(spread - 0.01) < 0.0009, "a standard deviation near 0.01", f"{spread:.3g}")
    assert_that(abs(mean) < 0.0013, "a mean near 0", f"{mean:.3g}")


@weight(1, hint="From which distribution are the weights drawn?")
@FEW
@given(**MANY)
def test_weights_are_normal(student, num_inputs, num_outputs):
    """The weights are drawn from a normal distribution: a few lie far out, most near 0."""
    weights = weights_of(student.build_net(num_inputs, num_outputs), num_inputs, num_outputs)
    scaled = weights / weights.std()
    # 4.6 % of normal numbers lie beyond two standard deviations, of 4000 so 183 with a spread of 13; of uniform ones none.
    beyond = float((scaled.abs() > 2).double().mean())
    assert_that(0.025 < beyond < 0.07, "about 4.6 % beyond two standard deviations", f"{beyond:.1%}")


@weight(1, hint="Does anything in your code set a seed?")
@FEW
@given(num_inputs=st.integers(8, 40), num_outputs=st.integers(2, 6))
def test_each_net_has_weights_of_its_own(student, num_inputs, num_outputs):
    """Two nets begin with different weights."""
    nets = student.build_net_twice(num_inputs, num_outputs)
    one, two = (weights_of(parameters, num_inputs, num_outputs) for parameters in nets)
    assert_that(bool((one != two).any()), "other weights in the second net", "the same")


@weight(1, hint="Do gradients flow to weight and bias, and may an optimizer change them?")
@given(seed=SEEDS, n=st.integers(1, 4), q=st.integers(2, 4))
def test_both_parameters_are_trained(student, seed, n, q):
    """A step of SGD on nn.CrossEntropyLoss changes weight and bias."""
    X, y = images(seed, n, 2, 2), torch.arange(n) % q
    before, after = student.build_net_step(X, y, q, 0.5)
    with values_first():
        assert_linear(before, 4, q)
    W, b = sorted(before, key=lambda p: p.dim(), reverse=True)
    error = torch.softmax(X.flatten(1) @ W.T + b, 1) - torch.eye(q)[y]
    for old, new in zip(before, after, strict=True):
        gradient = error.T @ X.flatten(1) / n if old.dim() == 2 else error.mean(0)
        assert_close(new, old - 0.5 * gradient, atol=1e-5)


@weight(2, hint="Does the net do anything to the scores after the linear layer?")
@given(seed=SEEDS, n=st.integers(1, 4), q=st.integers(2, 4))
def test_gives_scores_and_no_probabilities(student, seed, n, q):
    """With other parameters the net gives the scores of these, of any sign and size, of rows as well as of images."""
    X = images(seed, n, 2, 3)
    weight, bias = images(seed // 2, q, 6, 1).reshape(q, 6) * 5, torch.arange(q) - 1.5
    wanted = X.flatten(1) @ weight.T + bias
    assert_close(student.build_net_set(X, weight, bias), wanted, atol=1e-4)
    assert_close(student.build_net_set(X.flatten(1), weight, bias), wanted, atol=1e-4)
