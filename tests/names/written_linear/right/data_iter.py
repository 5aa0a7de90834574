# %% zip_of_splits
# truth: right, unusual because it returns a zip of the split, permuted copies instead of being a generator.
import torch

def data_iter(batch_size, features, labels):
    perm = torch.randperm(len(labels))
    return zip(features[perm].split(batch_size), labels[perm].split(batch_size))

# %% drawn_from_a_bag
# truth: right, unusual because the shuffled indices are taken from the end of a list until it is empty.
import random
import torch

def data_iter(batch_size, features, labels):
    bag = random.sample(range(len(features)), len(features))
    while bag:
        j = torch.tensor(bag[-batch_size:])
        del bag[-batch_size:]
        yield features[j], labels[j]
