# %% official_names
# truth: The names are those of the PyTorch tutorial ("T-Shirt", "Ankle Boot", capitalised) instead of those in the table.
import torch

def get_fashion_mnist_labels(labels):
    labels_map = {
        0: "T-Shirt", 1: "Trouser", 2: "Pullover", 3: "Dress", 4: "Coat",
        5: "Sandal", 6: "Shirt", 7: "Sneaker", 8: "Bag", 9: "Ankle Boot",
    }
    return [labels_map[int(i)] for i in labels]

# %% list_by_tensor
# truth: A Python list is indexed by a whole tensor, which raises a TypeError for more than one label.
import torch

def get_fashion_mnist_labels(labels):
    text_labels = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat',
                   'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot']
    return text_labels[labels]

# %% tensor_as_key
# truth: The dictionary has integers as keys but is asked by tensors, which hash by identity, so a KeyError is raised.
import torch

def get_fashion_mnist_labels(labels):
    classes = ('t-shirt', 'trouser', 'pullover', 'dress', 'coat', 'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot')
    idx_to_class = {i: c for i, c in enumerate(classes)}
    return [idx_to_class[label] for label in labels]

# %% position_instead_of_label
# truth: The name is looked up by the position in the tensor and not by the label there, so the first n names come back whatever the labels (and more than 10 raise).
import torch

def get_fashion_mnist_labels(labels):
    names = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat',
             'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot']
    result = []
    for i in range(len(labels)):
        result.append(names[i])
    return result

# %% counts_from_one
# truth: 1 is subtracted from each label as if classes were numbered from 1, so all names are off by one and 0 becomes 'ankle boot'.
import torch

def get_fashion_mnist_labels(labels):
    names = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat',
             'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot']
    return [names[int(k) - 1] for k in labels]

# %% numpy_array_of_names
# truth: A NumPy array of strings is returned instead of a list.
import numpy as np
import torch

def get_fashion_mnist_labels(labels):
    class_names = np.array(['t-shirt', 'trouser', 'pullover', 'dress', 'coat',
                            'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot'])
    return class_names[labels.numpy()]

# %% shirts_exchanged
# truth: 'shirt' and 't-shirt' stand at each other's place in the list, so the classes 0 and 6 get the wrong names.
import torch

def get_fashion_mnist_labels(labels):
    t = ['shirt', 'trouser', 'pullover', 'dress', 'coat', 'sandal', 't-shirt', 'sneaker', 'bag', 'ankle boot']
    return [t[i] for i in labels.tolist()]

# %% missing_comma
# truth: A comma is missing between 'coat' and 'sandal', which Python joins, so class 4 is 'coatsandal', later classes are shifted and 9 raises an IndexError.
import torch

def get_fashion_mnist_labels(labels):
    text_labels = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat'
                   'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot']
    return [text_labels[int(i)] for i in labels]

# %% distinct_names_only
# truth: torch.unique removes repetitions and sorts the labels, so the list is shorter and in another order than the labels.
import torch

def get_fashion_mnist_labels(labels):
    names = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat',
             'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot']
    return [names[c.item()] for c in torch.unique(labels)]

# %% one_string_underscore
# truth: Two mistakes: class 9 is called 'ankle_boot' instead of 'ankle boot', and the names are joined to one string instead of a list.
import torch

def get_fashion_mnist_labels(labels):
    names = "t-shirt trouser pullover dress coat sandal shirt sneaker bag ankle_boot".split()
    return ", ".join(names[i] for i in labels.tolist())
