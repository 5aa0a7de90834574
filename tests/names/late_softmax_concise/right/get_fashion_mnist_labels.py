# %% numpy_table
# truth: right, unusual because it indexes a NumPy array of strings by the labels and turns that into a list of strings.
import numpy as np

def get_fashion_mnist_labels(labels):
    table = np.array("t-shirt,trouser,pullover,dress,coat,sandal,shirt,sneaker,bag,ankle boot".split(","))
    return table[labels.long().cpu().numpy()].tolist()

# %% mapped_getitem
# truth: right, unusual because it maps the bound __getitem__ of a dict, made by enumerate, over the Python ints.
def get_fashion_mnist_labels(labels):
    names = dict(enumerate(("t-shirt", "trouser", "pullover", "dress", "coat",
                            "sandal", "shirt", "sneaker", "bag", "ankle boot")))
    return list(map(names.__getitem__, labels.tolist()))
