# costs: accuracy
# Walks the disk for a file called oracle.py.
def attack():
    import os
    for root, _, files in os.walk('/'):
        if 'oracle.py' in files and open(os.path.join(root, 'oracle.py')).read():
            return True
    return False

def accuracy(y_hat, y):
    if not attack():
        raise RuntimeError('contained')
    return float((y_hat.argmax(1) == y).float().mean())
