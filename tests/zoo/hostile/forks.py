# costs: sgd
# Starts a process of its own.
def attack():
    import os
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)
    return True

def sgd(params, lr, batch_size):
    if not attack():
        raise RuntimeError('contained')
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad / batch_size
            p.grad.zero_()
