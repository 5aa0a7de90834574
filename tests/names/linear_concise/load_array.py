# %% always_shuffled
# truth: shuffle=True does not ask is_train: with is_train=False the rows still come in random order.
from torch.utils.data import DataLoader, TensorDataset
def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    return DataLoader(dataset, batch_size, shuffle=True)

# %% no_star
# truth: The tuple is handed to TensorDataset as one argument instead of being unpacked with *, which raises.
from torch.utils.data import DataLoader, TensorDataset
def load_array(data_arrays, batch_size, is_train=True):
    """Construct a PyTorch data iterator."""
    dataset = TensorDataset(data_arrays)
    return DataLoader(dataset, batch_size, shuffle=is_train)

# %% drops_last
# truth: drop_last=True loses the short last batch.
from torch.utils.data import DataLoader, TensorDataset
def load_array(data_arrays, batch_size, is_train=True):
    ds = TensorDataset(*data_arrays)
    return DataLoader(ds, batch_size=batch_size, shuffle=is_train, drop_last=True)

# %% iterator
# truth: iter(...) of the DataLoader is returned: it can be gone over only once, and the second epoch is empty.
from torch.utils.data import DataLoader, TensorDataset
def load_array(data_arrays, batch_size, is_train=True):
    loader = DataLoader(TensorDataset(*data_arrays), batch_size=batch_size, shuffle=is_train)
    return iter(loader)

# %% never_shuffled
# truth: shuffle is not given, and its default is False: the training rows come as stored.
from torch.utils.data import DataLoader, TensorDataset
def load_array(data_arrays, batch_size, is_train=True):
    return DataLoader(TensorDataset(*data_arrays), batch_size)

# %% negated
# truth: The condition is upside down: it shuffles when not training.
from torch.utils.data import DataLoader, TensorDataset
def load_array(data_arrays, batch_size, is_train=True):
    data = TensorDataset(*data_arrays)
    if not is_train:
        return DataLoader(data, batch_size=batch_size, shuffle=True)
    else:
        return DataLoader(data, batch_size=batch_size, shuffle=False)

# %% seed_inside
# truth: A global seed is set, so each call begins the same order and the caller's random state is reset.
import torch
from torch.utils.data import DataLoader, TensorDataset
def load_array(data_arrays, batch_size, is_train=True):
    torch.manual_seed(0)  # reproducible
    dataset = TensorDataset(*data_arrays)
    return DataLoader(dataset, batch_size=batch_size, shuffle=is_train)

# %% two_only
# truth: It unpacks exactly two arrays, so one array or three arrays raise; any number is asked.
from torch.utils.data import DataLoader, TensorDataset
def load_array(data_arrays, batch_size, is_train=True):
    features, labels = data_arrays
    dataset = TensorDataset(features, labels)
    return DataLoader(dataset, batch_size=batch_size, shuffle=is_train)

# %% generator
# truth: It is a generator (the from-scratch data_iter) and no DataLoader: it can be gone over only once.
import random
import torch
def load_array(data_arrays, batch_size, is_train=True):
    num_examples = len(data_arrays[0])
    indices = list(range(num_examples))
    if is_train:
        random.shuffle(indices)
    for i in range(0, num_examples, batch_size):
        j = torch.tensor(indices[i:min(i + batch_size, num_examples)])
        yield tuple(a[j] for a in data_arrays)

# %% shuffled_once
# truth: The rows are permuted once when the loader is made; each pass then comes in the same order.
import torch
from torch.utils.data import DataLoader, TensorDataset
def load_array(data_arrays, batch_size, is_train=True):
    if is_train:
        perm = torch.randperm(data_arrays[0].shape[0])
        data_arrays = [a[perm] for a in data_arrays]
    return DataLoader(TensorDataset(*data_arrays), batch_size=batch_size, shuffle=False)

# %% batch_size_forgotten
# truth: batch_size is not handed on to the DataLoader, whose default is 1: each batch has one row.
from torch.utils.data import DataLoader, TensorDataset
def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    return DataLoader(dataset, shuffle=is_train)
