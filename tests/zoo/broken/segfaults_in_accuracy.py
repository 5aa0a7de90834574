# costs: accuracy
import ctypes
def accuracy(y_hat, y):
    ctypes.string_at(0)
