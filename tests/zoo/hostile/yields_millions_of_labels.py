# costs: data_iter
# A batch without rows and with hundreds of thousands of labels, for whoever counts them one by one.
def data_iter(batch_size, features, labels):
    yield features[:0], torch.zeros(300_000, dtype=torch.int64)
    yield features[:0], torch.arange(7_000_000)
