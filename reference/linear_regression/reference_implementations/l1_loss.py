"""The kit's own versions of functions that a student may use inside another one: one mistake costs one function."""


def l1_loss(y_hat, y):
    """The absolute error of each sample, of the shape of y_hat."""
    return (y_hat - y.reshape(y_hat.shape)).abs()
