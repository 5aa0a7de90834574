# %% split_string
# truth: right, unusual because the table is one string that is split, and the names are looked up by map.
import torch

def get_fashion_mnist_labels(labels):
    table = "t-shirt|trouser|pullover|dress|coat|sandal|shirt|sneaker|bag|ankle boot".split("|")
    return list(map(table.__getitem__, labels.tolist()))

# %% tuple_by_zero_dim_tensors
# truth: right, unusual because a tuple is indexed by tensors without dimensions, which count as integers.
import torch

NAMES = ("t-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot")

def get_fashion_mnist_labels(labels):
    out = []
    for one in labels:
        out += [NAMES[one]]
    return out
