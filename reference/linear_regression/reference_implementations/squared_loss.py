"""The kit's own versions of functions that a student may use inside another one: one mistake costs one function."""


def squared_loss(y_hat, y):
    """Half the squared error of each sample, of the shape of y_hat."""
    return 0.5 * (y_hat - y.reshape(y_hat.shape)).square()
