# %% one_based
# truth: Counts the classes from 1 (index minus one), so every name is shifted by one place and class 0 becomes 'ankle boot'.
def get_fashion_mnist_labels(labels):
    names = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat', 'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot']
    return [names[int(i) - 1] for i in labels]

# %% position_instead_of_label
# truth: Indexes the names by the position in the batch and not by the label, so the answer is always t-shirt, trouser, pullover, ... (and an IndexError for more than ten labels).
def get_fashion_mnist_labels(labels):
    text_labels = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat',
                   'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot']
    result = []
    for i in range(len(labels)):
        result.append(text_labels[i])
    return result

# %% missing_comma
# truth: A comma is missing between 'bag' and 'ankle boot', so Python joins them: class 8 is 'bagankle boot' and class 9 an IndexError.
def get_fashion_mnist_labels(labels):
    text_labels = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat',
                   'sandal', 'shirt', 'sneaker', 'bag' 'ankle boot']
    return [text_labels[int(i)] for i in labels]

# %% names_of_torchvision
# truth: Uses the class names of torchvision ('T-shirt/top', 'Ankle boot'), which are not the ones of the table.
def get_fashion_mnist_labels(labels):
    classes = ['T-shirt/top', 'Trouser', 'Pullover', 'Dress', 'Coat',
               'Sandal', 'Shirt', 'Sneaker', 'Bag', 'Ankle boot']
    return [classes[int(i)] for i in labels]

# %% list_indexed_by_tensor
# truth: Indexes a Python list with the whole tensor as in NumPy, which is a TypeError for several labels and gives a bare string for one.
def get_fashion_mnist_labels(labels):
    text_labels = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat',
                   'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot']
    return text_labels[labels]

# %% dict_with_tensor_keys
# truth: Looks up 0-dimensional tensors in a dict with int keys; tensors hash by identity, so it always ends in a KeyError.
def get_fashion_mnist_labels(labels):
    d = {0: 't-shirt', 1: 'trouser', 2: 'pullover', 3: 'dress', 4: 'coat',
         5: 'sandal', 6: 'shirt', 7: 'sneaker', 8: 'bag', 9: 'ankle boot'}
    return [d[label] for label in labels]

# %% swapped_names
# truth: Sandal and shirt are listed in the wrong order, so classes 5 and 6 get each other's name.
def get_fashion_mnist_labels(labels):
    text_labels = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat',
                   'shirt', 'sandal', 'sneaker', 'bag', 'ankle boot']
    return [text_labels[int(i)] for i in labels]

# %% each_class_once
# truth: Reads "the names of classes" as the distinct classes, so repeated labels are dropped and the order is lost.
def get_fashion_mnist_labels(labels):
    text_labels = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat',
                   'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot']
    return [text_labels[int(i)] for i in labels.unique()]

# %% return_inside_loop
# truth: The return stands inside the loop, so only the name of the first label comes back, as a list of one.
def get_fashion_mnist_labels(labels):
    text_labels = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat',
                   'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot']
    out = []
    for i in labels:
        out.append(text_labels[int(i)])
        return out

# %% kept_default_list
# truth: The result list is a mutable default argument, so the names of earlier calls stay in it and come back again.
def get_fashion_mnist_labels(labels, result=[]):
    text_labels = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat',
                   'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot']
    for label in labels:
        result.append(text_labels[label.item()])
    return result
