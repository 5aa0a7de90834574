# costs: data_iter
# Closes the channel and goes on.
import os
def data_iter(batch_size, features, labels):
    os.close(3)
    while True:
        pass
