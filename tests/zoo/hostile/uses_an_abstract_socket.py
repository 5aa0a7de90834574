# costs: accuracy
# Talks to other programs of this machine.
def attack():
    import socket
    with socket.socket(socket.AF_UNIX) as sock:
        sock.bind('\0loot')
    return True

def accuracy(y_hat, y):
    if not attack():
        raise RuntimeError('contained')
    return float((y_hat.argmax(1) == y).float().mean())
