# costs: sgd
# Leaves a parameter in complex numbers.
def sgd(params, lr, batch_size):
    for p in params:
        moved = p.data - lr * p.grad / batch_size
        p.grad = None
        p.data = torch.complex(moved, moved)
