# %% capitalised
# truth: The names are spelled another way ('T-Shirt', 'Ankle Boot', ...): the table asks for them in small letters.
def get_fashion_mnist_labels(labels):
    """Return text labels for the Fashion-MNIST dataset."""
    text_labels = ['T-Shirt', 'Trouser', 'Pullover', 'Dress', 'Coat',
                   'Sandal', 'Shirt', 'Sneaker', 'Bag', 'Ankle Boot']
    return [text_labels[int(i)] for i in labels]

# %% dict_tensor_keys
# truth: A dictionary with int keys is looked up with 0-d tensors, which hash by identity, so every lookup raises KeyError.
def get_fashion_mnist_labels(labels):
    names = {0: "t-shirt", 1: "trouser", 2: "pullover", 3: "dress", 4: "coat",
             5: "sandal", 6: "shirt", 7: "sneaker", 8: "bag", 9: "ankle boot"}
    return [names[k] for k in labels]

# %% missing_comma
# truth: A comma is missing between 'coat' and 'sandal', so Python joins them to one name; every class from 4 on is wrong, and 9 raises IndexError.
def get_fashion_mnist_labels(labels):
    text_labels = [
        't-shirt', 'trouser', 'pullover', 'dress', 'coat'
        'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot',
    ]
    out = []
    for l in labels.tolist():
        out.append(text_labels[l])
    return out
