# Batches without end, each after a pause.
import time
def data_iter(batch_size, features, labels):
    while True:
        time.sleep(0.1)
        yield features[:1], labels[:1]
