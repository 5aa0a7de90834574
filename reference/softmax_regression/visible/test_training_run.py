import torch

from autograder import data
from autograder.checks import assert_shape, assert_that, weight

TRAIN, TEST, EPOCHS, BATCH_SIZE, LR = 2_560, 640, 4, 256, 0.1
REACHED = 0.802  # of the test images; right functions: mean 0.8416, sd 0.0065, least 0.8266 over 20 seeds, less 6 sd


@weight(1, hint="All six functions take part: do they pass their own checks?")
def test_reaches_an_accuracy_on_drawn_garments(student):
    """Trained with your six functions on 2,560 drawn garments, softmax regression reaches its accuracy on others."""
    garments = data.draw(TRAIN, TEST)
    W = 0.01 * torch.randn(784, 10, generator=torch.Generator().manual_seed(student.seed))
    X, y = garments.train_images, garments.train_labels
    W, b = student.train_on(X, y, W, torch.zeros(10), BATCH_SIZE, LR, EPOCHS)
    assert_shape(W, (784, 10))
    assert_shape(b, (10,))
    guesses = (garments.test_images.flatten(1) / 255 @ W.detach().float() + b.detach().float()).argmax(1)
    student.begin()  # what was asked tells nobody anything: thousands of images, and W
    reached = float((guesses == garments.test_labels).double().mean())
    assert_that(reached >= REACHED, f"a test accuracy of {REACHED:.3f} or more", f"{reached:.3f}")
