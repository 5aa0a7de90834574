# costs: data_iter
def data_iter(batch_size, features, labels):
    while True:
        yield features[:0], labels[:0]
