# %% drop_last
# truth: Passes drop_last=True, so the short last batch is thrown away instead of kept.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    return DataLoader(dataset, batch_size, shuffle=is_train, drop_last=True)

# %% always_shuffled
# truth: Ignores is_train and always shuffles, so rows come in random order even with is_train=False.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    return DataLoader(dataset, batch_size=batch_size, shuffle=True)

# %% never_shuffled
# truth: Forgets shuffle, whose default is False, so the rows come in stored order even with is_train=True.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    return DataLoader(dataset, batch_size=batch_size)

# %% shuffle_inverted
# truth: Shuffles when is_train is False and not when it is True, the opposite of what is asked.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    return DataLoader(dataset, batch_size=batch_size, shuffle=not is_train)

# %% no_star
# truth: Does not unpack the tuple for TensorDataset, so it raises an AttributeError because a tuple has no size().
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(data_arrays)
    return DataLoader(dataset, batch_size, shuffle=is_train)

# %% global_seed
# truth: Calls torch.manual_seed, so the global random state is reset and every loader gives the same orders.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    torch.manual_seed(42)
    dataset = TensorDataset(*data_arrays)
    return DataLoader(dataset, batch_size=batch_size, shuffle=is_train)

# %% seeded_generator
# truth: Gives the DataLoader a generator with a fixed seed, so each new loader repeats the same sequence of orders.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    g = torch.Generator()
    g.manual_seed(0)
    dataset = TensorDataset(*data_arrays)
    return DataLoader(dataset, batch_size=batch_size, shuffle=is_train, generator=g)

# %% shuffled_once
# truth: Permutes the rows once when the loader is built, so every pass comes in the same order instead of a new one.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    if is_train:
        indices = torch.randperm(len(data_arrays[0]))
        data_arrays = [a[indices] for a in data_arrays]
    return DataLoader(TensorDataset(*data_arrays), batch_size=batch_size, shuffle=False)

# %% arrays_shuffled_apart
# truth: Each array gets a permutation of its own before loading, so with is_train features and labels no longer belong together.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    if is_train:
        data_arrays = [a[torch.randperm(len(a))] for a in data_arrays]
    return DataLoader(TensorDataset(*data_arrays), batch_size=batch_size, shuffle=is_train)

# %% returns_iterator
# truth: Returns iter(loader), so only one pass is possible and a second for loop gets no batches.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    return iter(DataLoader(dataset, batch_size, shuffle=is_train))

# %% two_arrays_only
# truth: Unpacks exactly two arrays, so one array or three arrays raise a ValueError.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    features, labels = data_arrays
    dataset = TensorDataset(features, labels)
    return DataLoader(dataset, batch_size=batch_size, shuffle=is_train)

# %% batch_size_forgotten
# truth: Does not pass batch_size on, so every batch has one row only.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    return DataLoader(dataset, shuffle=is_train)

# %% positional_swapped
# truth: Passes is_train in the place of batch_size and the other way round, so DataLoader raises a ValueError because a bool is no batch size.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    return DataLoader(dataset, is_train, batch_size)

# %% returns_dataset
# truth: Returns the TensorDataset instead of a DataLoader, so iteration gives single samples in stored order and no batches.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    loader = DataLoader(dataset, batch_size=batch_size, shuffle=is_train)
    return loader.dataset

# %% arrays_reversed
# truth: Puts the arrays into the dataset in reverse order, so batches come as (labels, features).
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*reversed(data_arrays))
    return DataLoader(dataset, batch_size=batch_size, shuffle=is_train)

# %% no_dataset
# truth: Gives the tuple of arrays itself to DataLoader, which takes each array for a sample, so iterating fails because X and y cannot be stacked.
import torch
from torch.utils.data import DataLoader

def load_array(data_arrays, batch_size, is_train=True):
    return DataLoader(data_arrays, batch_size=batch_size, shuffle=is_train)

# %% concatenated
# truth: Joins the arrays into one matrix, so a batch holds one wide tensor instead of one tensor for each array.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    data = torch.cat([a.reshape(len(a), -1) for a in data_arrays], dim=1)
    return DataLoader(TensorDataset(data), batch_size=batch_size, shuffle=is_train)

# %% with_replacement
# truth: Samples with replacement when training, so in a pass some rows come several times and others never.
import torch
from torch.utils.data import DataLoader, RandomSampler, SequentialSampler, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    if is_train:
        sampler = RandomSampler(dataset, replacement=True)
    else:
        sampler = SequentialSampler(dataset)
    return DataLoader(dataset, batch_size=batch_size, sampler=sampler)

# %% number_of_batches
# truth: Takes batch_size for the number of batches, so the batches have n // batch_size rows instead of batch_size rows.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    return DataLoader(dataset, batch_size=max(1, len(dataset) // batch_size), shuffle=is_train)

# %% batches_shuffled
# truth: Cuts the arrays into fixed batches and shuffles only the batches, so the same neighbours are always together and the short batch may come in the middle.
import torch
from torch.utils.data import DataLoader

def load_array(data_arrays, batch_size, is_train=True):
    batches = list(zip(*[a.split(batch_size) for a in data_arrays]))
    return DataLoader(batches, batch_size=None, shuffle=is_train)

# %% caller_arrays_permuted
# truth: With is_train permutes the rows of the caller's tensors in place before loading them, so the data of the caller are changed.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    if is_train:
        indices = torch.randperm(len(data_arrays[0]))
        for a in data_arrays:
            a[:] = a[indices]
    return DataLoader(TensorDataset(*data_arrays), batch_size=batch_size, shuffle=is_train)

# %% from_numpy
# truth: Converts with torch.from_numpy although the arrays are tensors already, so it raises a TypeError.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    tensors = [torch.from_numpy(a) for a in data_arrays]
    return DataLoader(TensorDataset(*tensors), batch_size=batch_size, shuffle=is_train)

# %% everything_float
# truth: Converts all arrays to float32, so integer labels or float64 data come out with another dtype than they have.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    tensors = [a.float() for a in data_arrays]
    return DataLoader(TensorDataset(*tensors), batch_size=batch_size, shuffle=is_train)

# %% default_false
# truth: The default of is_train is False, so a call without it reads the rows in stored order instead of at random.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=False):
    dataset = TensorDataset(*data_arrays)
    return DataLoader(dataset, batch_size=batch_size, shuffle=is_train)

# %% no_return
# truth: Builds the DataLoader but does not return it, so the result is None.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    data_iter = DataLoader(dataset, batch_size=batch_size, shuffle=is_train)
