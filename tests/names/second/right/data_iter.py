# %% split
# truth: right
def data_iter(batch_size, features, labels):
    return [(features[j], labels[j]) for j in torch.randperm(len(features)).split(batch_size)]

# %% pop_from_list
# truth: right
def data_iter(batch_size, features, labels):
    left = list(range(len(labels)))
    while left:
        j = [left.pop(random.randrange(len(left))) for _ in range(min(batch_size, len(left)))]
        yield [features[j], labels[j]]

# %% sort_random_keys
# truth: right
def data_iter(batch_size, features, labels):
    keys = torch.rand(features.shape[0], dtype=torch.float64)
    order = torch.argsort(keys)
    return zip((features.index_select(0, b) for b in order.split(batch_size)),
               (labels.index_select(0, b) for b in order.split(batch_size)))

# %% class_iter
# truth: right
class data_iter:
    def __init__(self, batch_size, features, labels):
        self.b, self.X, self.y = batch_size, features, labels
        self.order = np.random.permutation(len(features)).tolist()
    def __iter__(self):
        return self
    def __next__(self):
        if not self.order:
            raise StopIteration
        j, self.order = self.order[:self.b], self.order[self.b:]
        return torch.stack([self.X[i] for i in j]), torch.stack([self.y[i] for i in j])

# %% shuffled_copy
# truth: right
def data_iter(batch_size, features, labels):
    p = random.sample(range(len(features)), k=len(features))
    Xs, ys = features[p], labels[p]
    k = -(-len(p) // batch_size)
    yield from ((Xs[i*batch_size:(i+1)*batch_size].clone(), ys[i*batch_size:(i+1)*batch_size].clone()) for i in range(k))
