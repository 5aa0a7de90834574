# %% params_batch_size_lr
# truth: The arguments stand in another order: batch_size before lr.
def sgd(params, batch_size, lr):
    with torch.no_grad():
        for param in params:
            param -= lr * param.grad / batch_size
            param.grad.zero_()

# %% no_batch_size
# truth: It takes two arguments, (params, lr): batch_size is missing, so the call with three raises a TypeError.
def sgd(params, lr):
    with torch.no_grad():
        for param in params:
            param -= lr * param.grad
            param.grad.zero_()

# %% no_batch_size_data
# truth: It takes two arguments, (params, lr): batch_size is missing, so the call with three raises a TypeError.
def sgd(params, lr):
    for param in params:
        param.data -= lr * param.grad
        param.grad.data.zero_()

# %% no_batch_size_no_zero
# truth: It takes two arguments, (params, lr): batch_size is missing, so the call with three raises a TypeError. (And gradients are not cleared.)
def sgd(params, lr):
    with torch.no_grad():
        for p in params:
            p -= p.grad * lr

# %% no_batch_size_default
# truth: It takes two arguments, (params, lr): batch_size is missing, so the call with three raises a TypeError.
def sgd(params, lr=0.1):
    """Minibatch stochastic gradient descent."""
    with torch.no_grad():
        for param in params:
            param.sub_(lr * param.grad)
            param.grad.zero_()

# %% no_batch_size_class
# truth: It is a class whose constructor takes (params, lr): batch_size is missing, and the update stands in step(), which nobody calls.
class sgd:
    def __init__(self, params, lr):
        self.params = params
        self.lr = lr

    def step(self):
        for param in self.params:
            param.data -= self.lr * param.grad

    def zero_grad(self):
        for param in self.params:
            if param.grad is not None:
                param.grad.zero_()

# %% no_batch_size_global
# truth: It takes two arguments, (params, lr), and reads batch_size as a global: the call with three raises a TypeError.
batch_size = 256

def sgd(params, lr):
    with torch.no_grad():
        for param in params:
            param -= lr * param.grad / batch_size
            param.grad.zero_()

# %% view_in_place
# truth: param[:] -= changes a view of a leaf that requires grad in place, outside of no_grad, which raises a RuntimeError.
def sgd(params, lr, batch_size):
    for param in params:
        param[:] -= lr * param.grad / batch_size
        param.grad.zero_()

# %% mxnet_slice
# truth: param[:] = ... writes in place into a view of a leaf that requires grad, outside of no_grad, which raises a RuntimeError; and nothing clears the gradients.
def sgd(params, lr, batch_size):
    for param in params:
        param[:] = param - lr * param.grad / batch_size

# %% first_edition
# truth: The gradients are not cleared (in the oldest edition the loop does that).
def sgd(params, lr, batch_size):
    for param in params:
        param.data -= lr * param.grad / batch_size

# %% new_tensor
# truth: param = param - ... makes a new tensor and binds the local name to it: the caller's parameters stay as they were.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for param in params:
            param = param - lr * param.grad / batch_size

# %% typing_error
# truth: The name is mistyped: parms is not defined, a NameError.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for param in parms:
            param -= lr * param.grad / batch_size
            param.grad.zero_()
