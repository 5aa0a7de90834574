# %% zipped_rows
# truth: right, unusual because the dataset is a plain list of tuples of rows instead of a TensorDataset.
import torch
from torch.utils.data import DataLoader

def load_array(data_arrays, batch_size, is_train=True):
    return DataLoader(list(zip(*data_arrays)), batch_size=batch_size, shuffle=is_train)

# %% explicit_sampler
# truth: right, unusual because the order comes from a sampler object instead of the shuffle flag.
import torch
from torch.utils.data import DataLoader, RandomSampler, SequentialSampler, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    kind = RandomSampler if is_train else SequentialSampler
    return DataLoader(dataset, batch_size=batch_size, sampler=kind(dataset))

# %% batch_sampler
# truth: right, unusual because a BatchSampler makes the batches of indices and is passed as batch_sampler.
import torch
from torch.utils.data import BatchSampler, DataLoader, RandomSampler, SequentialSampler, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    order = RandomSampler(dataset) if is_train else SequentialSampler(dataset)
    return DataLoader(dataset, batch_sampler=BatchSampler(order, batch_size, drop_last=False))

# %% own_dataset
# truth: right, unusual because it defines a map-style Dataset class of its own inside the function.
import torch
from torch.utils.data import DataLoader, Dataset

def load_array(data_arrays, batch_size, is_train=True):
    class Rows(Dataset):
        def __len__(self):
            return data_arrays[0].shape[0]

        def __getitem__(self, i):
            return tuple(a[i] for a in data_arrays)

    return DataLoader(Rows(), batch_size, is_train)

# %% indices_and_collate
# truth: right, unusual because the loader goes over row numbers and a collate function takes the rows of each array.
import torch
from torch.utils.data import DataLoader

def load_array(data_arrays, batch_size, is_train=True):
    def rows(indices):
        return [a[indices] for a in data_arrays]

    return DataLoader(range(len(data_arrays[0])), batch_size=batch_size, shuffle=is_train, collate_fn=rows)

# %% whole_batches_indexed
# truth: right, unusual because automatic batching is off and the sampler hands whole lists of indices to the TensorDataset.
import torch
from torch.utils.data import BatchSampler, DataLoader, RandomSampler, SequentialSampler, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    order = RandomSampler(dataset) if is_train else SequentialSampler(dataset)
    return DataLoader(dataset, batch_size=None, sampler=BatchSampler(order, batch_size, False))
