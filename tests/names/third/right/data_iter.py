# %% iterator_class
# truth: right
class data_iter:
    def __init__(self, batch_size, features, labels):
        self.size, self.f, self.l = batch_size, features, labels
        self.todo = torch.randperm(len(labels)).tolist()

    def __iter__(self):
        return self

    def __next__(self):
        if not self.todo:
            raise StopIteration
        now, self.todo = self.todo[:self.size], self.todo[self.size:]
        return [self.f[now], self.l[now]]

# %% noise_argsort
# truth: right
def data_iter(batch_size, features, labels):
    order = torch.rand(len(features), dtype=torch.float64).argsort()
    return [(features[j], labels[j]) for j in order.split(batch_size)]

# %% recursion_free_pop
# truth: right
def data_iter(batch_size, features, labels):
    left = list(range(len(features)))
    while left:
        pick = [left.pop(random.randrange(len(left))) for _ in range(min(batch_size, len(left)))]
        yield torch.stack([features[i] for i in pick]), torch.stack([labels[i] for i in pick])

# %% numpy_sections
# truth: right
def data_iter(batch_size, features, labels):
    idx = np.arange(features.shape[0])
    np.random.shuffle(idx)
    for part in np.split(idx, range(batch_size, len(idx), batch_size)):
        j = torch.from_numpy(part)
        yield features.index_select(0, j), labels.index_select(0, j)
