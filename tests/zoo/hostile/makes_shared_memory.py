# costs: cross_entropy
# Makes System V shared memory.
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)

def attack():
    return libc.shmget(0x4b, 4096, 0o1666) != -1

def cross_entropy(y_hat, y):
    if not attack():
        raise RuntimeError('contained')
    return -torch.log(y_hat[range(len(y_hat)), y])
