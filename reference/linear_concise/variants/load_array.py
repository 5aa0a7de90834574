# %% samplers
# The samplers by name, as shuffle= would choose them.
def load_array(data_arrays, batch_size, is_train=True):
    dataset = data.TensorDataset(*data_arrays)
    sampler = data.RandomSampler(dataset) if is_train else data.SequentialSampler(dataset)
    return data.DataLoader(dataset, batch_size=batch_size, sampler=sampler, drop_last=False)


# %% batch_sampler
# Whole batches of indices from a sampler.
def load_array(data_arrays, batch_size, is_train=True):
    dataset = TensorDataset(*data_arrays)
    order = torch.utils.data.RandomSampler(dataset) if is_train else range(len(dataset))
    batches = torch.utils.data.BatchSampler(order, batch_size, drop_last=False)
    return DataLoader(dataset, batch_sampler=batches)


# %% own_dataset
# A data set of the student's own.
class Rows(data.Dataset):
    def __init__(self, arrays):
        self.arrays = arrays

    def __len__(self):
        return len(self.arrays[0])

    def __getitem__(self, i):
        return tuple(array[i] for array in self.arrays)


def load_array(data_arrays, batch_size, is_train=True):
    return DataLoader(Rows(data_arrays), batch_size, shuffle=bool(is_train))


# %% helper_processes
# Two helper processes read: where they may, the batches are the same.
def load_array(data_arrays, batch_size, is_train=True):
    return DataLoader(TensorDataset(*data_arrays), batch_size, shuffle=is_train, num_workers=2)


# %% list_of_samples
# A list of samples is a data set, too.
def load_array(data_arrays, batch_size, is_train=True):
    samples = list(zip(*data_arrays))
    return DataLoader(samples, batch_size, shuffle=is_train)
