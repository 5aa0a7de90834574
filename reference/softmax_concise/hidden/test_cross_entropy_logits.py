import torch
from hypothesis import strategies as st

from autograder.checks import (
    assert_close,
    assert_dtype,
    assert_equal,
    assert_shape,
    example,
    given,
    values_first,
    weight,
)
from autograder.strategies import SEEDS, cotangents, labels, matrices

FAR = (torch.tensor([[10000.0, 0.0, -10000.0], [-10000.0, -10000.0, -9999.0]]), torch.tensor([2, 0]))
SQUARE = (torch.tensor([[1.0, 2.0, 0.0], [0.0, -3.0, 3.0], [5.0, 4.0, 1.0]]), torch.tensor([2, 1, 1]))


@st.composite
def questions(draw, bound=20, dtype=torch.float32):
    """Scores (n, q) and labels (n,)."""
    scores = draw(matrices(bound=bound, rows=(1, 5), columns=(2, 5), dtype=dtype))
    return scores, draw(labels(*scores.shape))


@weight(2)
@example(question=SQUARE)
@given(question=questions())
def test_matches_the_definition(student, oracle, question):
    """The loss of a sample is -log_softmax(logits) at its label."""
    losses = student.cross_entropy_logits_flat(*question)
    assert_close(losses, oracle.cross_entropy_logits(*question), atol=1e-5)


@weight(1, hint="In which dtype do you compute?")
@given(question=questions(dtype=torch.float64))
def test_double_precision(student, oracle, question):
    """For float64 the losses are float64, and as exact."""
    losses = student.cross_entropy_logits_flat(*question)
    assert_close(losses, oracle.cross_entropy_logits(*question), atol=1e-8)
    assert_dtype(losses, torch.float64)


@weight(2, hint="What becomes of rows whose scores are all very low, or far below those of another row?")
@example(question=FAR)
@given(question=questions(bound=10000))
def test_scores_of_ten_thousand(student, oracle, question):
    """Scores between -10000 and 10000 give finite losses."""
    losses = student.cross_entropy_logits_flat(*question)
    assert_close(losses, oracle.cross_entropy_logits(*question), atol=3e-3)


@weight(2, hint="Is there anything between logits and the result through which no gradient flows?")
@example(question=SQUARE)
@given(question=questions())
def test_gradient(student, oracle, question):
    """The gradient of a loss is softmax(logits), less 1 at the label."""
    logits, y = question
    with values_first():
        assert_close(student.cross_entropy_logits_flat(logits, y), oracle.cross_entropy_logits(logits, y), atol=1e-5)
    c = cotangents((len(y),), logits.dtype)
    wanted = oracle.cross_entropy_logits_gradient(logits, y, c).to(logits.dtype)
    assert_close(student.cross_entropy_logits_gradient(logits, y, c), wanted, rtol=1e-3, atol=1e-4)


@weight(1, hint="Does a gradient that passes an infinite number, or 0 / 0, come out as nan?")
@example(question=FAR)
@given(question=questions(bound=10000))
def test_gradient_at_large_scores(student, oracle, question):
    """Gradients are right for scores of ten thousand, too."""
    logits, y = question
    with values_first():
        assert_close(student.cross_entropy_logits_flat(logits, y), oracle.cross_entropy_logits(logits, y), atol=3e-3)
    c = cotangents((len(y),), logits.dtype)
    wanted = oracle.cross_entropy_logits_gradient(logits, y, c).to(logits.dtype)
    assert_close(student.cross_entropy_logits_gradient(logits, y, c), wanted, rtol=1e-3, atol=1e-2)


@weight(1, hint="Which line changes logits or y in place?")
@given(question=questions())
def test_arguments_are_unchanged(student, oracle, question):
    """cross_entropy_logits leaves both arguments as they were."""
    losses, logits, y = student.cross_entropy_logits_and_arguments(*question)
    with values_first():
        assert_close(losses, oracle.cross_entropy_logits(*question), atol=1e-5)
    assert_equal(logits, question[0])
    assert_equal(y, question[1])


@weight(1)
@example(n=1, q=2, seed=0)
@example(n=300, q=10, seed=0)
@given(n=st.integers(1, 300), q=st.integers(2, 20), seed=SEEDS)
def test_other_sizes(student, oracle, n, q, seed):
    """Any number of samples and of classes works."""
    g = torch.Generator().manual_seed(seed)
    logits, y = torch.randn(n, q, generator=g), torch.randint(q, (n,), generator=g)
    losses = student.cross_entropy_logits(logits, y)
    assert_shape(losses, (n,))
    assert_close(losses, oracle.cross_entropy_logits(logits, y), atol=1e-5)
