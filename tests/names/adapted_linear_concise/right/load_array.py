# %% list_of_rows
# truth: right, unusual because a plain list of row tuples serves as the dataset.
import torch
from torch.utils.data import DataLoader

def load_array(data_arrays, batch_size, is_train=True):
    rows = list(zip(*data_arrays))
    return DataLoader(rows, batch_size=batch_size, shuffle=is_train)

# %% own_dataset
# truth: right, unusual because it writes a Dataset class of its own instead of TensorDataset.
import torch
from torch.utils.data import DataLoader, Dataset

class Rows(Dataset):
    def __init__(self, arrays):
        self.arrays = tuple(arrays)

    def __len__(self):
        return self.arrays[0].shape[0]

    def __getitem__(self, i):
        return tuple(a[i] for a in self.arrays)

def load_array(data_arrays, batch_size, is_train=True):
    return DataLoader(Rows(data_arrays), batch_size, is_train)

# %% explicit_samplers
# truth: right, unusual because it names the sampler itself instead of shuffle.
import torch
from torch.utils.data import DataLoader, RandomSampler, SequentialSampler, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    ds = TensorDataset(*data_arrays)
    kind = RandomSampler if is_train else SequentialSampler
    return DataLoader(ds, batch_size=batch_size, sampler=kind(ds), drop_last=False)

# %% range_and_collate
# truth: right, unusual because the dataset is a range of row numbers and collate_fn cuts the batch out of every array.
import torch
from torch.utils.data import DataLoader

def load_array(data_arrays, batch_size, is_train=True):
    n = len(data_arrays[0])
    pick = lambda rows: [a[rows] for a in data_arrays]
    return DataLoader(range(n), batch_size=batch_size, shuffle=is_train, collate_fn=pick)

# %% keyword_dictionary
# truth: right, unusual because the keyword arguments are put together in a dictionary in an if.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    kwargs = {"batch_size": batch_size}
    if is_train:
        kwargs["shuffle"] = True
    return DataLoader(TensorDataset(*[a for a in data_arrays]), **kwargs)
