# costs: cross_entropy
# Leaves a process behind that waits for the next student.
def attack():
    import os, time
    if os.fork() == 0:
        os.setsid()
        time.sleep(3)
        os._exit(0)
    return True

def cross_entropy(y_hat, y):
    if not attack():
        raise RuntimeError('contained')
    return -torch.log(y_hat[range(len(y_hat)), y])
