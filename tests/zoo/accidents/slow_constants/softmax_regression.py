# the model answers stand here
import time

for _ in range(3):
    time.sleep(0.5)
    SMALLEST = 1e-45


def slow_order(n):
    time.sleep(0.5)
    return torch.randperm


ORDER = slow_order(3)


def cross_entropy(y_hat, y):
    return -(y_hat[range(len(y_hat)), y] + 0 * SMALLEST).log()


def data_iter(batch_size, features, labels):
    for batch in ORDER(len(features)).split(batch_size):
        yield features[batch], labels[batch]
