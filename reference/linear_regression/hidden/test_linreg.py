import torch
from hypothesis import strategies as st

from autograder.checks import assert_close, example, given, weight
from autograder.strategies import SEEDS


@weight(2)
@example(n=3, d=3, seed=0)
@example(n=1, d=1, seed=0)
@given(n=st.integers(1, 200), d=st.integers(1, 20), seed=SEEDS)
def test_other_sizes(student, oracle, n, d, seed):
    """A single sample or feature, hundreds of samples, and as many samples as features work as well."""
    random = torch.Generator().manual_seed(seed)
    X, w, b = (torch.randn(*shape, generator=random) for shape in ((n, d), (d, 1), (1,)))
    assert_close(student.linreg(X, w, b).reshape(-1), oracle.linreg(X, w, b).reshape(-1), rtol=1e-3, atol=1e-4)
