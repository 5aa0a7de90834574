# %% table_row_split
# truth: right, unusual because it splits a row of the table at the bars and maps __getitem__ over the numbers.
import torch

def get_fashion_mnist_labels(labels):
    row = "t-shirt|trouser|pullover|dress|coat|sandal|shirt|sneaker|bag|ankle boot".split("|")
    return list(map(row.__getitem__, labels.long().tolist()))

# %% numpy_fancy_index
# truth: right, unusual because a NumPy array of strings is indexed by all labels at once and turned back into a list of strings.
import numpy as np
import torch

def get_fashion_mnist_labels(labels):
    names = np.array(['t-shirt', 'trouser', 'pullover', 'dress', 'coat',
                      'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot'])
    return names[labels.long().cpu().numpy()].tolist()
