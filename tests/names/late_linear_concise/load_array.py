# %% no_star
# truth: Passes the tuple itself to TensorDataset instead of unpacking it, so it crashes with an AttributeError because a tuple has no size.
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(data_arrays)
    return DataLoader(dataset, batch_size, shuffle=is_train)

# %% always_shuffle
# truth: Ignores is_train and always shuffles, so with is_train=False the rows do not come as they are stored.
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    return DataLoader(dataset, batch_size=batch_size, shuffle=True)

# %% never_shuffle
# truth: Forgets shuffle, whose default is False, so training passes always come in the stored order.
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    return DataLoader(dataset, batch_size=batch_size)

# %% shuffle_inverted
# truth: Shuffles when is_train is False and keeps the order when it is True, which is the wrong way round.
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    return DataLoader(dataset, batch_size=batch_size, shuffle=not is_train)

# %% drop_last
# truth: Drops the last incomplete batch, so the rows that are left over are never seen.
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    return DataLoader(dataset, batch_size, shuffle=is_train, drop_last=True)

# %% drop_last_in_training
# truth: Drops the incomplete last batch only when is_train is True, so training passes lose rows.
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    return DataLoader(
        TensorDataset(*data_arrays),
        batch_size=batch_size,
        shuffle=is_train,
        drop_last=is_train,
    )

# %% manual_seed
# truth: Sets the global seed for reproducibility, so the order is the same after every call and the random state of the caller is overwritten.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    torch.manual_seed(42)
    dataset = TensorDataset(*data_arrays)
    return DataLoader(dataset, batch_size=batch_size, shuffle=is_train)

# %% seeded_generator
# truth: Gives the loader a generator with a fixed seed, so every new loader goes through the same sequence of orders.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    g = torch.Generator()
    g.manual_seed(0)
    dataset = TensorDataset(*data_arrays)
    return DataLoader(dataset, batch_size=batch_size, shuffle=is_train, generator=g)

# %% returns_iterator
# truth: Returns iter(DataLoader), which is used up after one pass, so a second epoch has no batches.
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    return iter(DataLoader(dataset, batch_size=batch_size, shuffle=is_train))

# %% permuted_once
# truth: Permutes the rows once when the loader is made and does not shuffle later, so every pass comes in the same order.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    if is_train:
        perm = torch.randperm(len(data_arrays[0]))
        data_arrays = [a[perm] for a in data_arrays]
    return DataLoader(TensorDataset(*data_arrays), batch_size=batch_size, shuffle=False)

# %% no_dataset
# truth: Gives the tuple of arrays to DataLoader as if each array were a sample, so collating arrays of different shapes raises a RuntimeError during iteration.
from torch.utils.data import DataLoader

def load_array(data_arrays, batch_size, is_train=True):
    return DataLoader(data_arrays, batch_size=batch_size, shuffle=is_train)

# %% zip_dataset
# truth: Uses a zip object as the dataset, which has no length and no index, so it crashes with a TypeError.
from torch.utils.data import DataLoader

def load_array(data_arrays, batch_size, is_train=True):
    dataset = zip(*data_arrays)
    return DataLoader(dataset, batch_size=batch_size, shuffle=is_train)

# %% only_pairs
# truth: Unpacks exactly two arrays, so one array or three arrays raise a ValueError.
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    features, labels = data_arrays
    dataset = TensorDataset(features, labels)
    return DataLoader(dataset, batch_size=batch_size, shuffle=is_train)

# %% batch_size_forgotten
# truth: Does not pass batch_size on, so every batch has one row, the default of DataLoader.
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    return DataLoader(dataset, shuffle=is_train)

# %% positional_swap
# truth: Passes is_train and batch_size in swapped positions, so the batch size is a bool and DataLoader raises a ValueError.
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    return DataLoader(dataset, is_train, batch_size)

# %% arrays_permuted_separately
# truth: Draws a separate permutation for each array, so in training the rows of features and labels no longer belong together.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    if is_train:
        data_arrays = [a[torch.randperm(a.shape[0])] for a in data_arrays]
    dataset = TensorDataset(*data_arrays)
    return DataLoader(dataset, batch_size=batch_size, shuffle=is_train)

# %% returns_dataset
# truth: Returns the TensorDataset instead of a DataLoader, so iterating gives single rows and not batches.
from torch.utils.data import TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    return dataset

# %% number_of_batches
# truth: Takes batch_size for the number of batches and divides the number of rows by it, so the batches have the wrong size.
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    return DataLoader(dataset, batch_size=max(1, len(dataset) // batch_size), shuffle=is_train)

# %% labels_first
# truth: Puts the arrays in reverse order into the dataset, so batches come as (labels, features) and not in the order of data_arrays.
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays[::-1])
    return DataLoader(dataset, batch_size=batch_size, shuffle=is_train)

# %% with_replacement
# truth: Samples rows with replacement in training, so in one pass some rows come twice and others not at all.
from torch.utils.data import DataLoader, RandomSampler, SequentialSampler, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    if is_train:
        sampler = RandomSampler(dataset, replacement=True)
    else:
        sampler = SequentialSampler(dataset)
    return DataLoader(dataset, batch_size=batch_size, sampler=sampler)

# %% all_to_float
# truth: Converts every array to float32, so integer labels and float64 data come out with another dtype than the arrays have.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    tensors = [torch.as_tensor(a, dtype=torch.float32) for a in data_arrays]
    dataset = TensorDataset(*tensors)
    return DataLoader(dataset, batch_size=batch_size, shuffle=is_train)

# %% shuffles_batches_only
# truth: Cuts fixed batches first and shuffles only the order of the batches, so the same rows always share a batch and the short batch can come anywhere.
from torch.utils.data import DataLoader

def load_array(data_arrays, batch_size, is_train=True):
    batches = list(zip(*[a.split(batch_size) for a in data_arrays]))
    return DataLoader(batches, batch_size=None, shuffle=is_train)

# %% no_return
# truth: Builds the loader but does not return it, so the result is None.
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    data_iter = DataLoader(dataset, batch_size=batch_size, shuffle=is_train)

# %% shuffled_in_place
# truth: Shuffles the given tensors in place before building the loader, so in training the caller's arrays are changed.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    if is_train:
        idx = torch.randperm(len(data_arrays[0]))
        for a in data_arrays:
            a[:] = a[idx]
    return DataLoader(TensorDataset(*data_arrays), batch_size=batch_size, shuffle=is_train)
