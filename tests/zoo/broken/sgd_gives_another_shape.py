# costs: sgd
# Leaves a parameter with another shape.
def sgd(params, lr, batch_size):
    for p in params:
        p.data = (p.data - lr * p.grad / batch_size).reshape(-1)[:1]
        p.grad = None
