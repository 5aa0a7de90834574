# %% zipped_rows
# truth: right, unusual because the data set is a plain list of the zipped rows, which the DataLoader stacks again.
from torch.utils.data import DataLoader

def load_array(data_arrays, batch_size, is_train=True):
    rows = list(zip(*data_arrays))
    return DataLoader(rows, batch_size=batch_size, shuffle=is_train)

# %% samplers
# truth: right, unusual because a RandomSampler or SequentialSampler is chosen by hand instead of by shuffle.
from torch.utils.data import DataLoader, RandomSampler, SequentialSampler, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    ds = TensorDataset(*data_arrays)
    sampler = (RandomSampler if is_train else SequentialSampler)(ds)
    return DataLoader(ds, batch_size, sampler=sampler, drop_last=False)

# %% own_dataset
# truth: right, unusual because it writes a Dataset class of its own instead of using TensorDataset.
from torch.utils.data import DataLoader, Dataset

class Rows(Dataset):
    def __init__(self, arrays):
        self.arrays = tuple(arrays)

    def __len__(self):
        return self.arrays[0].shape[0]

    def __getitem__(self, i):
        return tuple(a[i] for a in self.arrays)

def load_array(data_arrays, batch_size, is_train=True):
    return DataLoader(Rows(data_arrays), batch_size=batch_size, shuffle=True if is_train else False)

# %% collated_by_index
# truth: right, unusual because the DataLoader goes over row numbers and a collate function takes the rows out of the arrays at once.
import torch
from torch.utils.data import DataLoader

def load_array(data_arrays, batch_size, is_train=True):
    arrays = list(data_arrays)

    def take(numbers):
        return [a[torch.tensor(numbers)] for a in arrays]

    return DataLoader(range(len(arrays[0])), batch_size, shuffle=is_train, collate_fn=take)

# %% batch_sampler
# truth: right, unusual because the batches are formed by a BatchSampler that is passed to the DataLoader.
from torch.utils.data import BatchSampler, DataLoader, RandomSampler, SequentialSampler, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    order = RandomSampler(dataset) if is_train else SequentialSampler(dataset)
    return DataLoader(dataset, batch_sampler=BatchSampler(order, batch_size, drop_last=False))
