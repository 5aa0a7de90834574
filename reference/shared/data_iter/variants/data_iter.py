# %% random_shuffle
# random.shuffle of a list of indices, as in the book.
def data_iter(batch_size, features, labels):
    indices = list(range(len(features)))
    random.shuffle(indices)
    for i in range(0, len(features), batch_size):
        j = torch.tensor(indices[i : min(i + batch_size, len(features))])
        yield features[j], labels[j]
# %% numpy_permutation
# NumPy's permutation.
def data_iter(batch_size, features, labels):
    order = np.random.permutation(len(features))
    for start in range(0, len(order), batch_size):
        j = torch.as_tensor(order[start : start + batch_size])
        yield features[j], labels[j]
# %% list_of_lists
# A list of lists instead of a generator of tuples.
def data_iter(batch_size, features, labels):
    return [[features[j], labels[j]] for j in torch.randperm(len(features)).split(batch_size)]
# %% class_iterator
# A class with __iter__ and __next__.
class Batches:
    def __init__(self, size, X, y):
        self.size, self.X, self.y, self.order, self.at = size, X, y, torch.randperm(len(X)), 0
    def __iter__(self):
        return self
    def __next__(self):
        if self.at >= len(self.order):
            raise StopIteration
        j = self.order[self.at : self.at + self.size]
        self.at += self.size
        return self.X[j], self.y[j]
def data_iter(batch_size, features, labels):
    return Batches(batch_size, features, labels)
# %% zip_of_splits
# The shuffled copies, split.
def data_iter(batch_size, features, labels):
    order = torch.randperm(len(labels))
    return zip(features[order].split(batch_size), labels[order].split(batch_size))
# %% index_select
# index_select instead of indexing.
def data_iter(batch_size, features, labels):
    n = features.shape[0]
    order = torch.argsort(torch.rand(n))
    for i in range((n + batch_size - 1) // batch_size):
        j = order[i * batch_size : (i + 1) * batch_size]
        yield features.index_select(0, j), labels.index_select(0, j)
# %% random_sample
# random.sample draws without replacement.
def data_iter(batch_size, features, labels):
    order = random.sample(range(len(features)), len(features))
    while order:
        batch, order = order[:batch_size], order[batch_size:]
        yield features[batch], labels[batch]
# %% stacked_rows
# Rows stacked one by one.
def data_iter(batch_size, features, labels):
    rows = list(zip(features, labels))
    random.shuffle(rows)
    for i in range(0, len(rows), batch_size):
        X, y = zip(*rows[i : i + batch_size])
        yield torch.stack(X), torch.stack(y)
# %% a_loader_beside_it
# The library's loader at the top of the file, to compare with; a local variable is called as it.
from torch.utils.data import DataLoader, Dataset, TensorDataset
class Pairs(Dataset):
    def __init__(self, X, y):
        self.X, self.y = X, y
    def __len__(self):
        return len(self.y)
    def __getitem__(self, i):
        return self.X[i], self.y[i]
batches = DataLoader(TensorDataset(torch.ones(4, 2), torch.ones(4)), batch_size=2)
def data_iter(batch_size, features, labels):
    batches = torch.randperm(len(labels)).split(batch_size)
    for indices in batches:
        yield features[indices], labels[indices]

# %% list_of_views
# One shuffled copy of each, and views of it: batches that overlap nowhere.
def data_iter(batch_size, features, labels):
    order = torch.randperm(features.size(0))
    X, y = features[order], labels[order]
    return [(X[i : i + batch_size], y[i : i + batch_size]) for i in range(0, len(X), batch_size)]
