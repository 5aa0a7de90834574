# %% batch_sampler
# truth: right, unusual because it builds the batches by an explicit BatchSampler instead of shuffle and batch_size.
from torch.utils.data import BatchSampler, DataLoader, RandomSampler, SequentialSampler, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    order = RandomSampler(dataset) if is_train else SequentialSampler(dataset)
    return DataLoader(dataset, batch_sampler=BatchSampler(order, batch_size, drop_last=False))

# %% rows_at_once
# truth: right, unusual because automatic batching is off and the dataset is indexed by a whole list of rows at a time.
from torch.utils.data import BatchSampler, DataLoader, RandomSampler, SequentialSampler, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    order = (RandomSampler if is_train else SequentialSampler)(dataset)
    return DataLoader(dataset, sampler=BatchSampler(order, batch_size, False), batch_size=None)

# %% list_of_rows
# truth: right, unusual because the dataset is a plain list of tuples of rows, which the loader stacks again.
from torch.utils.data import DataLoader

def load_array(data_arrays, batch_size, is_train=True):
    return DataLoader(list(zip(*data_arrays)), batch_size, is_train)

# %% own_dataset
# truth: right, unusual because it defines a Dataset class of its own instead of using TensorDataset.
from torch.utils.data import DataLoader, Dataset

def load_array(data_arrays, batch_size, is_train=True):
    class Rows(Dataset):
        def __len__(self):
            return len(data_arrays[0])

        def __getitem__(self, i):
            return tuple(a[i] for a in data_arrays)

    return DataLoader(Rows(), batch_size=batch_size, shuffle=is_train)

# %% indices_and_collate
# truth: right, unusual because the loader goes over row numbers and collate_fn picks the rows of each array.
import torch
from torch.utils.data import DataLoader

def load_array(data_arrays, batch_size, is_train=True):
    arrays = tuple(data_arrays)

    def pick(rows):
        rows = torch.tensor(rows)
        return [a[rows] for a in arrays]

    return DataLoader(range(len(arrays[0])), batch_size=batch_size, shuffle=bool(is_train), collate_fn=pick)
