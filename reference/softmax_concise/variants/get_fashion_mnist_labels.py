# %% by_dictionary
# A dictionary, and labels as a list of numbers.
def get_fashion_mnist_labels(labels):
    names = dict(enumerate("t-shirt,trouser,pullover,dress,coat,sandal,shirt,sneaker,bag,ankle boot".split(",")))
    return list(map(names.get, labels.tolist()))


# %% by_numpy
# NumPy picks the names.
def get_fashion_mnist_labels(labels):
    names = np.array(["t-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot"])
    return names[labels.numpy()].tolist()
