# %% list_of_splits
# truth: right
def data_iter(batch_size, features, labels):
    return [(features[j], labels[j]) for j in torch.randperm(len(features)).split(batch_size)]

# %% pop_from_pool
# truth: right
def data_iter(batch_size, features, labels):
    pool = list(range(len(labels)))
    while pool:
        j = [pool.pop(random.randrange(len(pool))) for _ in range(min(batch_size, len(pool)))]
        yield features[j], labels[j]

# %% argsort_of_noise
# truth: right
def data_iter(batch_size, features, labels):
    order = torch.rand(len(features), dtype=torch.float64).argsort()
    X, Y = features[order], labels[order]
    n = len(order)
    for i in range(0, n, batch_size):
        yield [X[i:i + batch_size], Y[i:i + batch_size]]

# %% iterator_class
# truth: right
class _Epoch:
    def __init__(self, k, X, y):
        self.k, self.X, self.y = k, X, y
        self.order = np.random.permutation(len(X)).tolist()

    def __iter__(self):
        return self

    def __next__(self):
        if not self.order:
            raise StopIteration
        j, self.order = self.order[:self.k], self.order[self.k:]
        return self.X[j], self.y[j]


def data_iter(batch_size, features, labels):
    return _Epoch(batch_size, features, labels)

# %% stack_rows
# truth: right
def data_iter(batch_size, features, labels):
    rows = random.sample(range(len(features)), len(features))
    bx, by = [], []
    for r in rows:
        bx.append(features[r])
        by.append(labels[r])
        if len(bx) == batch_size:
            yield torch.stack(bx), torch.stack(by)
            bx, by = [], []
    if bx:
        yield torch.stack(bx), torch.stack(by)
