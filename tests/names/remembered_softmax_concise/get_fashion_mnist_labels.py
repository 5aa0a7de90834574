# %% indexed_by_tensor
# truth: Indexes the Python list with the whole tensor of labels, which raises a TypeError for several labels (and gives one string instead of a list for a single one).
def get_fashion_mnist_labels(labels):
    names = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat',
             'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot']
    return names[labels]

# %% comma_missing
# truth: The comma between 'sneaker' and 'bag' is missing, so Python joins them to one string: 7 gives 'sneakerbag', 8 gives 'ankle boot' and 9 an IndexError.
def get_fashion_mnist_labels(labels):
    text_labels = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat',
                   'sandal', 'shirt', 'sneaker' 'bag', 'ankle boot']
    return [text_labels[int(i)] for i in labels]

# %% tensor_as_dict_key
# truth: Looks the names up in a dictionary with 0-d tensors as keys, which hash by identity and never equal the integers as keys, so a KeyError is raised.
import torch

def get_fashion_mnist_labels(labels):
    classes = {0: 't-shirt', 1: 'trouser', 2: 'pullover', 3: 'dress', 4: 'coat',
               5: 'sandal', 6: 'shirt', 7: 'sneaker', 8: 'bag', 9: 'ankle boot'}
    return [classes[label] for label in labels]

# %% official_names
# truth: Uses the names of torchvision ('T-shirt/top', 'Ankle boot', ...) instead of those of the table, so the strings differ.
def get_fashion_mnist_labels(labels):
    names = ['T-shirt/top', 'Trouser', 'Pullover', 'Dress', 'Coat',
             'Sandal', 'Shirt', 'Sneaker', 'Bag', 'Ankle boot']
    return [names[i] for i in labels.tolist()]

# %% numbered_from_one
# truth: Subtracts 1 from the labels as if the classes were counted from 1, so every name is that of the class before, and 0 gives 'ankle boot'.
def get_fashion_mnist_labels(labels):
    names = 't-shirt,trouser,pullover,dress,coat,sandal,shirt,sneaker,bag,ankle boot'.split(',')
    return [names[int(k) - 1] for k in labels]

# %% map_object
# truth: Returns a map object, which has no length and can be read once only, instead of a list.
def get_fashion_mnist_labels(labels):
    names = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat', 'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot']
    return map(lambda i: names[i], labels.tolist())

# %% shirt_and_sandal
# truth: 'sandal' and 'shirt' have changed places in the list, so the labels 5 and 6 get each other's name.
def get_fashion_mnist_labels(labels):
    text_labels = [
        't-shirt', 'trouser', 'pullover', 'dress', 'coat',
        'shirt', 'sandal', 'sneaker', 'bag', 'ankle boot',
    ]
    return [text_labels[int(i)] for i in labels]

# %% split_at_blanks
# truth: Splits the string of names at blanks, so 'ankle boot' falls apart and the label 9 gives 'ankle' only.
def get_fashion_mnist_labels(labels):
    words = "t-shirt trouser pullover dress coat sandal shirt sneaker bag ankle boot".split()
    return [words[i] for i in labels.numpy()]

# %% each_class_once
# truth: Collects the class numbers in a set first, so repeated labels appear once only and the order of the samples is lost.
def get_fashion_mnist_labels(labels):
    names = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat', 'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot']
    return [names[i] for i in sorted(set(labels.tolist()))]

# %% joined_and_underscore
# truth: Two mistakes: the names are joined to one string instead of a list, and class 9 is called 'ankle_boot' instead of 'ankle boot'.
def get_fashion_mnist_labels(labels):
    names = ('t-shirt', 'trouser', 'pullover', 'dress', 'coat',
             'sandal', 'shirt', 'sneaker', 'bag', 'ankle_boot')
    return ', '.join(names[int(i)] for i in labels)
