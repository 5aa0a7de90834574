# %% star_forgotten
# truth: Gives the tuple of arrays to TensorDataset without unpacking it, so the tuple itself is asked for its size and an AttributeError is raised.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(data_arrays)
    return DataLoader(dataset, batch_size, shuffle=is_train)

# %% never_shuffled
# truth: is_train is never used and shuffle stays at its default False, so training passes come in stored order.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    return DataLoader(TensorDataset(*data_arrays), batch_size=batch_size)

# %% always_shuffled
# truth: shuffle is fixed at True, so with is_train=False the rows do not come as they are stored.
from torch.utils import data

def load_array(data_arrays, batch_size, is_train=True):
    ds = data.TensorDataset(*data_arrays)
    loader = data.DataLoader(ds, batch_size=batch_size, shuffle=True)
    return loader

# %% inverted_flag
# truth: Passes not is_train as shuffle, so training comes in stored order and evaluation is shuffled.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    in_order = is_train
    dataset = TensorDataset(*data_arrays)
    return DataLoader(dataset, batch_size=batch_size, shuffle=not in_order)

# %% drop_last_in_training
# truth: Drops the short last batch when is_train is set, although it must be kept.
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    features_and_labels = TensorDataset(*data_arrays)
    return DataLoader(features_and_labels, batch_size, shuffle=is_train, drop_last=is_train)

# %% arrays_as_dataset
# truth: Hands the tuple of arrays to the DataLoader as if it were the data set, so its samples are the whole arrays, which cannot be stacked (or come as one batch per array) when it is read.
from torch.utils.data import DataLoader

def load_array(data_arrays, batch_size, is_train=True):
    return DataLoader(data_arrays, batch_size=batch_size, shuffle=is_train)

# %% batch_size_unused
# truth: batch_size isn't passed on and the DataLoader takes its default of 1, so every batch has a single row.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    return DataLoader(dataset=dataset, shuffle=is_train)

# %% iterator_returned
# truth: Returns iter(DataLoader), which can be read once only, so a second pass gives no batches.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    """Construct a PyTorch data iterator."""
    dataset = TensorDataset(*data_arrays)
    return iter(DataLoader(dataset, batch_size, shuffle=is_train))

# %% two_arrays_only
# truth: Takes only the first two arrays, so a third one is missing from the batches (and a single one raises an IndexError).
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    X, y = data_arrays[0], data_arrays[1]
    return DataLoader(TensorDataset(X, y), batch_size=batch_size, shuffle=bool(is_train))

# %% labels_first
# truth: Reverses the arrays before they are put into the data set, so each batch comes as (labels, features) instead of in the order of data_arrays.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*tuple(data_arrays)[::-1])
    return DataLoader(dataset, batch_size, is_train)

# %% seeded_generator
# truth: Shuffles with a generator of a fixed seed although no seed may be set, so each newly made loader repeats the same orders.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    g = torch.Generator()
    g.manual_seed(0)
    dataset = TensorDataset(*data_arrays)
    return DataLoader(dataset, batch_size=batch_size, shuffle=is_train, generator=g)

# %% shuffled_once
# truth: Permutes the rows once when the loader is made and reads them without shuffling, so every training pass comes in the same order.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    if is_train:
        perm = torch.randperm(len(data_arrays[0]))
        data_arrays = [a[perm] for a in data_arrays]
    return DataLoader(TensorDataset(*data_arrays), batch_size=batch_size, shuffle=False)

# %% sampler_replacement
# truth: The RandomSampler draws with replacement, so in a training pass some rows come several times and others not at all.
from torch.utils.data import DataLoader, RandomSampler, SequentialSampler, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    if is_train:
        sampler = RandomSampler(dataset, replacement=True)
    else:
        sampler = SequentialSampler(dataset)
    return DataLoader(dataset, batch_size=batch_size, sampler=sampler)

# %% fourth_is_sampler
# truth: Believes that the fourth positional argument of DataLoader is drop_last, but it is the sampler, so False is taken for a sampler and an exception is raised.
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    return DataLoader(TensorDataset(*data_arrays), batch_size, is_train, False)

# %% number_of_batches
# truth: Takes batch_size for the number of batches and divides the number of rows by it, so the batches have the wrong size.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    rows = data_arrays[0].shape[0]
    per_batch = max(1, rows // batch_size)
    return DataLoader(TensorDataset(*data_arrays), batch_size=per_batch, shuffle=is_train)

# %% tensor_slices
# truth: Calls TensorFlow's from_tensor_slices, which TensorDataset doesn't have, so an AttributeError is raised.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset.from_tensor_slices(data_arrays)
    return DataLoader(dataset, batch_size=batch_size, shuffle=is_train)

# %% all_to_float
# truth: Converts every array to float32, so integer labels (or float64 features) come back with another dtype than the rows of the arrays.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    tensors = [a.float() for a in data_arrays]
    return DataLoader(TensorDataset(*tensors), batch_size=batch_size, shuffle=is_train)

# %% whole_set_for_test
# truth: Without is_train it puts all rows into one batch instead of batches of batch_size.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    if is_train:
        return DataLoader(dataset, batch_size=batch_size, shuffle=True)
    return DataLoader(dataset, batch_size=len(dataset), shuffle=False)

# %% loader_not_returned
# truth: The loader is made but the return is missing, so the function gives None.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    loader = DataLoader(dataset, batch_size=batch_size, shuffle=is_train)

# %% concatenated_rows
# truth: Glues the arrays together into one wide tensor before they are put into the data set, so each batch holds a single tensor instead of one of each array.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    table = torch.cat([a.reshape(len(a), -1) for a in data_arrays], dim=1)
    return DataLoader(TensorDataset(table), batch_size=batch_size, shuffle=is_train)

# %% always_shuffled_rest_dropped
# truth: Two mistakes: rows are shuffled even with is_train=False, and drop_last=True loses the short last batch.
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    options = dict(batch_size=batch_size, shuffle=True, drop_last=True)
    return DataLoader(TensorDataset(*data_arrays), **options)

# %% seeded_unshuffled
# truth: Two mistakes: torch.manual_seed is called although no seed may be set, and is_train is compared with the string "True", so nothing is ever shuffled.
import torch
from torch.utils.data import DataLoader, TensorDataset

def load_array(data_arrays, batch_size, is_train=True):
    torch.manual_seed(1)
    shuffle = is_train == "True"
    return DataLoader(TensorDataset(*data_arrays), batch_size=batch_size, shuffle=shuffle)
