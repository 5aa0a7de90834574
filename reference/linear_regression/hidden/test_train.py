import torch
from hypothesis import settings
from hypothesis import strategies as st

from autograder.checks import assert_close, example, given, weight
from autograder.strategies import SEEDS

FEW = settings(max_examples=3)
START = 0.08  # eight standard deviations of the weights that training starts from: so far may a right answer be off
RATES = st.sampled_from([0.5, 0.25, 0.4])


def line(seed, d, n=64):
    """Features (n, d) and labels (n, 1) of a line whose weights and bias are far from 0."""
    random = torch.Generator().manual_seed(seed)
    X = torch.randn(n, d, generator=random)
    w, b = (torch.rand(shape, generator=random) * 3 + 2 for shape in ((d, 1), (1,)))
    w = w * torch.where(torch.rand(d, 1, generator=random) < 0.5, -1.0, 1.0)
    return X, X @ w + b


def both(found):
    """w and b, one after the other."""
    return torch.cat([each.double().reshape(-1) for each in found])


@weight(2, hint="What happens in each batch, in which order, and how often?")
@FEW
@given(seed=SEEDS)
def test_finds_the_line_of_the_book(student, parameters, reference, seed):
    """From 1000 points near the line w = [2, -3.4], b = 4.2, three epochs find w and b as nearly as SGD does."""
    t, most = parameters["training"], parameters["distance"]["most"]
    book = [t["w"], t["b"], t["examples"], seed, t["batch_size"], t["lr"]]
    found = [both(student.train_on_a_line(*book, epochs)) for epochs in range(1, t["epochs"] + 1)]
    student.show(reference.beside(found, seed))
    true = torch.tensor([*t["w"], t["b"]], dtype=torch.float64)
    assert_close(found[-1], true, rtol=0.0, atol=most, what="w and b, one after the other")


@weight(1, hint="What is kept from one epoch to the next, and what begins anew?")
@example(seed=0, d=2, steps=3, lr=0.5)
@given(seed=SEEDS, d=st.integers(1, 3), steps=st.integers(2, 6), lr=RATES)
def test_several_epochs(student, oracle, seed, d, steps, lr):
    """Each epoch goes on where the last one ended, and there are num_epochs of them."""
    X, y = line(seed, d)
    found, wanted = student.train(X, y, len(X), lr, steps), oracle.descend(X, y, lr, steps)
    assert_close(both(found), both(wanted), rtol=0.0, atol=START, what="w and b, one after the other")


@weight(1, hint="Does anything end training early, or choose among what it has found?")
@example(label=8.0, lr=2.5, steps=2)
@example(label=1e-3, lr=0.25, steps=3)
@given(label=st.sampled_from([8.0, 1e-3, -1e-4]), lr=st.sampled_from([2.5, 0.25]), steps=st.integers(1, 3))
def test_goes_on_to_the_end(student, label, lr, steps):
    """What comes back is where the last epoch ends, even if losses are small already, or grow because lr is too large."""
    _, b = student.train(torch.zeros(6, 1), torch.full((6, 1), label), 6, lr, steps)
    wanted = torch.tensor([label * (1 - (1 - lr) ** steps)])
    assert_close(b.reshape(-1), wanted, rtol=1e-3, atol=1e-9, what="b")
