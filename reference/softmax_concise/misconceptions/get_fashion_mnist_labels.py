# %% one_name
# You return one name: a list with a name for each label is asked.
def get_fashion_mnist_labels(labels):
    names = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat', 'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot']
    return names[int(labels[0])]


# %% all_names
# You return the names of all ten classes: those of the labels are asked, in their order.
def get_fashion_mnist_labels(labels):
    return ['t-shirt', 'trouser', 'pullover', 'dress', 'coat', 'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot']


# %% from_one
# The classes are counted from 1: number 0 is the t-shirt.
def get_fashion_mnist_labels(labels):
    names = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat', 'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot']
    return [names[int(label) - 1] for label in labels]


# %% each_once
# Labels that come again are left out, and the order is lost: give a name for each label, as they come.
def get_fashion_mnist_labels(labels):
    names = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat', 'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot']
    return [names[i] for i in sorted(set(labels.tolist()))]


# %% official_names
# The names are those of the data set's own page: here they are written as the table has them, such as t-shirt and bag.
def get_fashion_mnist_labels(labels):
    names = ['T-shirt/top', 'Trouser', 'Pullover', 'Dress', 'Coat', 'Sandal', 'Shirt', 'Sneaker', 'Bag', 'Ankle boot']
    return [names[int(label)] for label in labels]
