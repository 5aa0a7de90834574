# costs: accuracy
# Works in other processes.
def attack():
    import multiprocessing
    with multiprocessing.get_context('fork').Pool(2) as pool:
        return pool.map(abs, [1])

def accuracy(y_hat, y):
    if not attack():
        raise RuntimeError('contained')
    return float((y_hat.argmax(1) == y).float().mean())
