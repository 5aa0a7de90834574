# %% official_names
# truth: Uses the capitalised names that torchvision lists (T-shirt/top, Trouser, ...) instead of the names of the table, so every string differs from what is asked.
import torch

def get_fashion_mnist_labels(labels):
    text_labels = ['T-shirt/top', 'Trouser', 'Pullover', 'Dress', 'Coat',
                   'Sandal', 'Shirt', 'Sneaker', 'Bag', 'Ankle boot']
    return [text_labels[int(i)] for i in labels]

# %% shoes_swapped
# truth: Sandal and sneaker stand in each other's places, so the classes 5 and 7 get the wrong names.
import torch

def get_fashion_mnist_labels(labels):
    text_labels = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat',
                   'sneaker', 'shirt', 'sandal', 'bag', 'ankle boot']
    return [text_labels[int(i)] for i in labels]

# %% lazy_map
# truth: Returns a map object that can be read once, not a list of strings.
import torch

def get_fashion_mnist_labels(labels):
    text_labels = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat',
                   'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot']
    return map(lambda i: text_labels[int(i)], labels)

# %% return_in_loop
# truth: The return stands inside the loop, so only the name of the first label comes back, in a list of length one.
import torch

def get_fashion_mnist_labels(labels):
    text_labels = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat',
                   'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot']
    names = []
    for i in labels:
        names.append(text_labels[int(i)])
        return names
    return names

# %% counts_from_one
# truth: Takes the classes to be numbered from 1 and subtracts one, so each label gets the name before its own and 0 becomes ankle boot.
import torch

def get_fashion_mnist_labels(labels):
    text_labels = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat',
                   'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot']
    return [text_labels[int(i) - 1] for i in labels]

# %% unique_labels
# truth: Goes through the distinct labels in sorted order, so repeated labels are dropped and the order of the samples is lost.
import torch

def get_fashion_mnist_labels(labels):
    text_labels = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat',
                   'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot']
    return [text_labels[int(i)] for i in torch.unique(labels)]

# %% dict_with_tensor_keys
# truth: Looks the elements up in a dict while they are still tensors, which hash by identity, so it raises KeyError.
import torch

def get_fashion_mnist_labels(labels):
    names = {0: 't-shirt', 1: 'trouser', 2: 'pullover', 3: 'dress', 4: 'coat',
             5: 'sandal', 6: 'shirt', 7: 'sneaker', 8: 'bag', 9: 'ankle boot'}
    return [names[label] for label in labels]

# %% missing_comma
# truth: A comma is missing between 'bag' and 'ankle boot', so Python joins them: class 8 is named 'bagankle boot' and class 9 raises IndexError.
import torch

def get_fashion_mnist_labels(labels):
    text_labels = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat',
                   'sandal', 'shirt', 'sneaker', 'bag' 'ankle boot']
    return [text_labels[int(i)] for i in labels]

# %% one_hot_expected
# truth: Expects one-hot rows as in Keras and takes argmax along dimension 1, which raises IndexError for class numbers of shape (n,).
import torch

def get_fashion_mnist_labels(labels):
    text_labels = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat',
                   'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot']
    return [text_labels[i] for i in labels.argmax(dim=1).tolist()]

# %% one_label_only
# truth: Calls item() on the whole tensor, which raises an error for more than one label and gives a bare string for one.
import torch

def get_fashion_mnist_labels(labels):
    text_labels = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat',
                   'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot']
    return text_labels[labels.item()]

# %% list_indexed_by_list
# truth: Indexes a Python list with a list of numbers as if it were a NumPy array, which raises TypeError.
import torch

def get_fashion_mnist_labels(labels):
    text_labels = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat',
                   'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot']
    return text_labels[labels.tolist()]

# %% prints_names
# truth: Prints the names and returns nothing, so the caller gets None.
import torch

def get_fashion_mnist_labels(labels):
    text_labels = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat',
                   'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot']
    print([text_labels[int(i)] for i in labels])

# %% squeezed_first
# truth: Squeezes the labels before tolist, so for a single label (n = 1) tolist gives a bare number and the loop raises TypeError.
import torch

def get_fashion_mnist_labels(labels):
    text_labels = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat',
                   'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot']
    return [text_labels[i] for i in labels.squeeze().tolist()]

# %% position_for_label
# truth: Indexes the names with the position in the batch instead of the label, so the answer does not depend on the labels and fails beyond ten.
import torch

def get_fashion_mnist_labels(labels):
    text_labels = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat',
                   'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot']
    return [text_labels[i] for i, label in enumerate(labels)]

# %% joined_string
# truth: Joins the names to one comma separated string instead of returning a list of n strings.
import torch

def get_fashion_mnist_labels(labels):
    text_labels = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat',
                   'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot']
    return ', '.join(text_labels[int(i)] for i in labels)

# %% split_on_spaces
# truth: Splits one long string at spaces, so 'ankle boot' falls into two words and class 9 is named only 'ankle'.
import torch

def get_fashion_mnist_labels(labels):
    text_labels = "t-shirt trouser pullover dress coat sandal shirt sneaker bag ankle boot".split()
    return [text_labels[int(i)] for i in labels]
