# %% numpy_take
# truth: right, unusual because a NumPy array of names is indexed at once and turned into a list of Python strings.
import numpy as np

def get_fashion_mnist_labels(labels):
    names = np.array(['t-shirt', 'trouser', 'pullover', 'dress', 'coat',
                      'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot'])
    return names[labels.numpy()].tolist()

# %% split_and_map
# truth: right, unusual because the names are split from one string at commas and mapped by the list's own __getitem__.
def get_fashion_mnist_labels(labels):
    table = "t-shirt,trouser,pullover,dress,coat,sandal,shirt,sneaker,bag,ankle boot".split(",")
    return [*map(table.__getitem__, labels.tolist())]
