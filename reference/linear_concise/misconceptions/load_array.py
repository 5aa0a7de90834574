# %% never_shuffles
# The order is never shuffled: pass shuffle=is_train to the DataLoader, which otherwise reads the rows as they are stored.
def load_array(data_arrays, batch_size, is_train=True):
    return DataLoader(TensorDataset(*data_arrays), batch_size)


# %% always_shuffles
# The order is shuffled whatever is_train says: pass shuffle=is_train, not shuffle=True.
def load_array(data_arrays, batch_size, is_train=True):
    return DataLoader(TensorDataset(*data_arrays), batch_size, shuffle=True)


# %% shuffles_the_other
# It is the wrong way round: the training data have to be shuffled, the others not. Pass shuffle=is_train.
def load_array(data_arrays, batch_size, is_train=True):
    return DataLoader(TensorDataset(*data_arrays), batch_size, shuffle=not is_train)


# %% default_is_false
# Without is_train nothing is shuffled: its default is True.
def load_array(data_arrays, batch_size, is_train=False):
    return DataLoader(TensorDataset(*data_arrays), batch_size, shuffle=is_train)


# %% drop_last
# The last short batch is dropped, and its samples are never seen: leave drop_last at False.
def load_array(data_arrays, batch_size, is_train=True):
    return DataLoader(TensorDataset(*data_arrays), batch_size, shuffle=is_train, drop_last=True)


# %% drops_in_training
# In training the last short batch is dropped, and its samples are missing from the epoch: leave drop_last at False.
def load_array(data_arrays, batch_size, is_train=True):
    return DataLoader(TensorDataset(*data_arrays), batch_size, shuffle=is_train, drop_last=is_train)


# %% no_batch_size
# The batch size is not passed on, so every batch holds a single sample: DataLoader(dataset, batch_size, ...).
def load_array(data_arrays, batch_size, is_train=True):
    return DataLoader(TensorDataset(*data_arrays), shuffle=is_train)


# %% one_batch
# The whole data set comes as one batch: pass batch_size on, not the number of samples.
def load_array(data_arrays, batch_size, is_train=True):
    return DataLoader(TensorDataset(*data_arrays), len(data_arrays[0]), shuffle=is_train)


# %% fixed_seed
# The order is drawn from a seed of your own, so each loader has the same one: set no seed.
def load_array(data_arrays, batch_size, is_train=True):
    g = torch.Generator().manual_seed(0)
    return DataLoader(TensorDataset(*data_arrays), batch_size, shuffle=is_train, generator=g)


# %% list_of_batches
# You return a list of batches, which are the same at each pass: return the DataLoader, which draws a new order for each.
def load_array(data_arrays, batch_size, is_train=True):
    return list(DataLoader(TensorDataset(*data_arrays), batch_size, shuffle=is_train))


# %% iterator
# You return an iterator, which is empty after one pass: return the DataLoader itself.
def load_array(data_arrays, batch_size, is_train=True):
    return iter(DataLoader(TensorDataset(*data_arrays), batch_size, shuffle=is_train))


# %% not_unpacked
# The DataLoader is given the arrays in the place of a data set, so it takes each array for a sample: make a
# TensorDataset(*data_arrays) first.
def load_array(data_arrays, batch_size, is_train=True):
    return DataLoader(data_arrays, batch_size, shuffle=is_train)


# %% first_two
# Only the first two arrays are read: TensorDataset(*data_arrays) takes all of them.
def load_array(data_arrays, batch_size, is_train=True):
    return DataLoader(TensorDataset(data_arrays[0], data_arrays[1]), batch_size, shuffle=is_train)


# %% shuffled_once
# The rows are shuffled once, before the DataLoader, so each pass comes in the same order: leave it to shuffle=is_train.
def load_array(data_arrays, batch_size, is_train=True):
    order = torch.randperm(len(data_arrays[0])) if is_train else torch.arange(len(data_arrays[0]))
    return DataLoader(TensorDataset(*(array[order] for array in data_arrays)), batch_size)


# %% with_replacement
# Samples are drawn with replacement, so some come twice and others never: shuffle=is_train draws a permutation.
def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    sampler = data.RandomSampler(dataset, replacement=True) if is_train else None
    return DataLoader(dataset, batch_size, sampler=sampler)
