# %% no_star
# truth: The tuple is passed to TensorDataset without a star, so it counts as one array and an AttributeError ('tuple' object has no attribute 'size') is raised.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(data_arrays)
    return DataLoader(dataset, batch_size, shuffle=is_train)

# %% shuffle_omitted
# truth: shuffle is never passed, so also with is_train the rows come as they are stored.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    ds = TensorDataset(*data_arrays)
    return DataLoader(ds, batch_size=batch_size)

# %% shuffle_always
# truth: shuffle=True is fixed and is_train ignored, so with is_train=False the rows do not come as they are stored.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    train_ds = TensorDataset(*data_arrays)
    train_dl = DataLoader(train_ds, batch_size=batch_size, shuffle=True)
    return train_dl

# %% inverted_flag
# truth: The condition is the wrong way round: it shuffles without is_train and keeps the stored order with it.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    return DataLoader(dataset, batch_size=batch_size, shuffle=not is_train)

# %% drop_last_in_training
# truth: drop_last=is_train drops the short last batch in training, where it must be kept.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    return DataLoader(
        TensorDataset(*data_arrays),
        batch_size=batch_size,
        shuffle=is_train,
        drop_last=is_train,
    )

# %% batch_size_forgotten
# truth: batch_size is not passed on, so the default of 1 holds and each batch has a single row.
import torch
from torch.utils import data

def load_array(data_arrays, batch_size, is_train=True):
    dataset = data.TensorDataset(*data_arrays)
    return data.DataLoader(dataset, shuffle=is_train)

# %% exactly_two_arrays
# truth: data_arrays is unpacked into exactly two names, so one array or three raise a ValueError.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    X, y = data_arrays
    return DataLoader(TensorDataset(X, y), batch_size=batch_size, shuffle=is_train)

# %% one_pass_iterator
# truth: iter() of the loader is returned instead of the DataLoader, so it has one pass only and a second for loop gets nothing.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    loader = DataLoader(TensorDataset(*data_arrays), batch_size=batch_size, shuffle=is_train)
    return iter(loader)

# %% generator_with_seed
# truth: The loader gets a generator seeded with 0, so each new loader goes through the same orders, although no seed may be set.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    g = torch.Generator()
    g.manual_seed(0)
    dataset = TensorDataset(*data_arrays)
    return DataLoader(dataset, batch_size=batch_size, shuffle=is_train, generator=g)

# %% flag_as_batch_size
# truth: The positional arguments of DataLoader are swapped, so the flag arrives as batch_size and a ValueError is raised, for a bool is no batch size.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    return DataLoader(dataset, is_train, batch_size)

# %% dictionary_samples
# truth: The custom dataset gives dictionaries, as in Hugging Face tutorials, so each batch is a dict and iterating over it yields keys instead of the tensors.
import torch
from torch.utils.data import DataLoader, Dataset

class MyDataset(Dataset):
    def __init__(self, arrays):
        self.arrays = arrays

    def __len__(self):
        return len(self.arrays[0])

    def __getitem__(self, idx):
        return {f"array{k}": a[idx] for k, a in enumerate(self.arrays)}

def load_array(data_arrays, batch_size, is_train=True):
    return DataLoader(MyDataset(data_arrays), batch_size=batch_size, shuffle=is_train)

# %% shuffled_once
# truth: The rows are permuted once when the loader is made and the loader itself does not shuffle, so every pass has the same order.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    n = data_arrays[0].shape[0]
    if is_train:
        perm = torch.randperm(n)
        data_arrays = [a[perm] for a in data_arrays]
    return DataLoader(TensorDataset(*data_arrays), batch_size=batch_size)

# %% labels_first
# truth: The arrays are passed in reversed order, so the batches come as (labels, features) instead of in the order of data_arrays.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*reversed(data_arrays))
    return DataLoader(dataset, batch_size, is_train)

# %% glued_columns
# truth: The arrays are concatenated to one table, so each batch holds one tensor instead of one for every array (and for X, y in ... fails).
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    table = torch.cat([a.reshape(len(a), -1) for a in data_arrays], dim=1)
    return DataLoader(TensorDataset(table), batch_size=batch_size, shuffle=is_train)

# %% eighty_twenty_split
# truth: random_split puts 20 % of the rows aside, as in train/validation recipes, so a pass does not visit all rows.
import torch
from torch.utils.data import DataLoader, TensorDataset, random_split

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    if not is_train:
        return DataLoader(dataset, batch_size=batch_size, shuffle=False)
    n_train = int(0.8 * len(dataset))
    train_part, _ = random_split(dataset, [n_train, len(dataset) - n_train])
    return DataLoader(train_part, batch_size=batch_size, shuffle=True)

# %% sampler_with_replacement
# truth: The RandomSampler draws with replacement, so in one pass some rows come several times and others not at all.
import torch
from torch.utils.data import DataLoader, RandomSampler, SequentialSampler, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    ds = TensorDataset(*data_arrays)
    sampler = RandomSampler(ds, replacement=True) if is_train else SequentialSampler(ds)
    return DataLoader(ds, batch_size=batch_size, sampler=sampler)

# %% squeezed_columns
# truth: Each array is squeezed first, so labels (n, 1) lose their column and come in batches of shape (batch_size,).
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    tensors = [t.squeeze() for t in data_arrays]
    return DataLoader(TensorDataset(*tensors), batch_size=batch_size, shuffle=is_train)

# %% list_of_samples_collate
# truth: The collate_fn returns the samples unstacked, so a batch is a list of (x, y) rows instead of one tensor for every array.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    return DataLoader(TensorDataset(*data_arrays), batch_size=batch_size,
                      shuffle=is_train, collate_fn=lambda batch: batch)

# %% whole_set_for_testing
# truth: Without is_train the batch size is the number of all rows, so batch_size is ignored and there is one batch only.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    ds = TensorDataset(*data_arrays)
    if is_train:
        return DataLoader(ds, batch_size=batch_size, shuffle=True)
    return DataLoader(ds, batch_size=len(ds), shuffle=False)

# %% dataset_returned
# truth: The TensorDataset is returned and the DataLoader thrown away, so iterating gives single rows instead of shuffled batches.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    dataloader = DataLoader(dataset, batch_size=batch_size, shuffle=is_train)
    return dataset

# %% keras_keyword
# truth: DataLoader has no keyword batch (its name is batch_size), so a TypeError is raised.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    return DataLoader(TensorDataset(*data_arrays), batch=batch_size, shuffle=is_train)

# %% everything_to_float
# truth: All arrays are converted to float32, so integer labels or float64 features come out with another dtype than the rows that were passed.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    as_float = (torch.as_tensor(a, dtype=torch.float32) for a in data_arrays)
    return DataLoader(TensorDataset(*as_float), batch_size=batch_size, shuffle=is_train)

# %% always_shuffled_and_dropped
# truth: Two mistakes: the short last batch is dropped, and the rows are shuffled without is_train as well.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    return DataLoader(TensorDataset(*data_arrays), batch_size, shuffle=True, drop_last=True)

# %% seeded_and_single
# truth: Two mistakes: torch.manual_seed is set, and only the first array goes into the dataset, so the batches have no labels.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    torch.manual_seed(1234)
    return DataLoader(TensorDataset(data_arrays[0]), batch_size, shuffle=is_train)

# %% one_row_batches_in_order
# truth: Two mistakes: neither batch_size nor shuffle is passed on, so each batch has one row and the order is always the stored one.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    return DataLoader(TensorDataset(*data_arrays))
