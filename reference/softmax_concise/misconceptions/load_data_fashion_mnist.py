# %% train_not_shuffled
# The training images are not shuffled: pass shuffle=True to the first DataLoader.
def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.Resize(resize))
    trans = transforms.Compose(trans)
    train = datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    test = datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    return (
        DataLoader(train, batch_size, shuffle=False),
        DataLoader(test, batch_size, shuffle=False),
    )


# %% test_shuffled
# The test images are shuffled: leave them in their order, with shuffle=False in the second DataLoader.
def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.Resize(resize))
    trans = transforms.Compose(trans)
    train = datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    test = datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    return (
        DataLoader(train, batch_size, shuffle=True),
        DataLoader(test, batch_size, shuffle=True),
    )


# %% shuffles_the_other
# The wrong set is shuffled: shuffle the training images, and leave the test images in their order.
def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.Resize(resize))
    trans = transforms.Compose(trans)
    train = datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    test = datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    return (
        DataLoader(train, batch_size, shuffle=False),
        DataLoader(test, batch_size, shuffle=True),
    )


# %% drop_last
# The last short batch is dropped, and its images are never seen: leave drop_last at False.
def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.Resize(resize))
    trans = transforms.Compose(trans)
    train = datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    test = datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    return (
        DataLoader(train, batch_size, shuffle=True, drop_last=True),
        DataLoader(test, batch_size, shuffle=False, drop_last=True),
    )


# %% drops_in_training
# The last short batch of the training images is dropped: leave drop_last at False.
def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.Resize(resize))
    trans = transforms.Compose(trans)
    train = datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    test = datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    return (
        DataLoader(train, batch_size, shuffle=True, drop_last=True),
        DataLoader(test, batch_size, shuffle=False),
    )


# %% trains_only
# Both loaders read the training images: make the second data set with train=False.
def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.Resize(resize))
    trans = transforms.Compose(trans)
    train = datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    test = datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    return (
        DataLoader(train, batch_size, shuffle=True),
        DataLoader(test, batch_size, shuffle=False),
    )


# %% tests_only
# Both loaders read the test images: make the first data set with train=True.
def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.Resize(resize))
    trans = transforms.Compose(trans)
    train = datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    test = datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    return (
        DataLoader(train, batch_size, shuffle=True),
        DataLoader(test, batch_size, shuffle=False),
    )


# %% sets_swapped
# Training and test images are exchanged: train=True is the training set, and comes first.
def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.Resize(resize))
    trans = transforms.Compose(trans)
    train = datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    test = datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    return (
        DataLoader(train, batch_size, shuffle=True),
        DataLoader(test, batch_size, shuffle=False),
    )


# %% resize_ignored
# The images keep their 28 x 28 pixels whatever resize says: put transforms.Resize(resize) before ToTensor.
def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    trans = transforms.Compose(trans)
    train = datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    test = datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    return (
        DataLoader(train, batch_size, shuffle=True),
        DataLoader(test, batch_size, shuffle=False),
    )


# %% resize_in_training
# Only the training images are resized: both sets need the same transform.
def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.Resize(resize))
    trans = transforms.Compose(trans)
    train = datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    test = datasets.FashionMNIST(root="../data", train=False, transform=transforms.ToTensor(), download=True)
    return (
        DataLoader(train, batch_size, shuffle=True),
        DataLoader(test, batch_size, shuffle=False),
    )


# %% resize_fixed
# The images are always 64 x 64 when resize is given: use its value.
def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.Resize(64))
    trans = transforms.Compose(trans)
    train = datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    test = datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    return (
        DataLoader(train, batch_size, shuffle=True),
        DataLoader(test, batch_size, shuffle=False),
    )


# %% crops
# The images are cut to resize x resize pixels, or padded: transforms.Resize makes them smaller or larger as a whole.
def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.CenterCrop(resize))
    trans = transforms.Compose(trans)
    train = datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    test = datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    return (
        DataLoader(train, batch_size, shuffle=True),
        DataLoader(test, batch_size, shuffle=False),
    )


# %% nearest
# Resizing repeats or leaves out pixels: transforms.Resize(resize) mixes neighbours, by its default.
def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.Resize(resize, transforms.InterpolationMode.NEAREST))
    trans = transforms.Compose(trans)
    train = datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    test = datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    return (
        DataLoader(train, batch_size, shuffle=True),
        DataLoader(test, batch_size, shuffle=False),
    )


# %% bytes
# The images are bytes from 0 to 255: transforms.ToTensor() makes numbers from 0 to 1 of them, PILToTensor does not.
def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.PILToTensor()]
    if resize:
        trans.insert(0, transforms.Resize(resize))
    trans = transforms.Compose(trans)
    train = datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    test = datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    return (
        DataLoader(train, batch_size, shuffle=True),
        DataLoader(test, batch_size, shuffle=False),
    )


# %% up_to_255
# The images go up to 255: ToTensor gives numbers from 0 to 1 already, leave them so.
def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor(), transforms.Lambda(lambda X: X * 255)]
    if resize:
        trans.insert(0, transforms.Resize(resize))
    trans = transforms.Compose(trans)
    train = datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    test = datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    return (
        DataLoader(train, batch_size, shuffle=True),
        DataLoader(test, batch_size, shuffle=False),
    )


# %% divided_twice
# The images are divided by 255 twice: ToTensor gives numbers from 0 to 1 already.
def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor(), transforms.Lambda(lambda X: X / 255)]
    if resize:
        trans.insert(0, transforms.Resize(resize))
    trans = transforms.Compose(trans)
    train = datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    test = datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    return (
        DataLoader(train, batch_size, shuffle=True),
        DataLoader(test, batch_size, shuffle=False),
    )


# %% normalised
# The images are shifted and scaled by Normalize: numbers from 0 to 1 are asked, as ToTensor gives them.
def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor(), transforms.Normalize((0.5,), (0.5,))]
    if resize:
        trans.insert(0, transforms.Resize(resize))
    trans = transforms.Compose(trans)
    train = datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    test = datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    return (
        DataLoader(train, batch_size, shuffle=True),
        DataLoader(test, batch_size, shuffle=False),
    )


# %% flattened
# The images come as rows of 784 numbers: leave them (n, 1, 28, 28), the net flattens them.
def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor(), transforms.Lambda(torch.flatten)]
    if resize:
        trans.insert(0, transforms.Resize(resize))
    trans = transforms.Compose(trans)
    train = datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    test = datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    return (
        DataLoader(train, batch_size, shuffle=True),
        DataLoader(test, batch_size, shuffle=False),
    )


# %% no_channel
# The dimension of the channel is missing: images are (n, 1, 28, 28), as ToTensor gives them.
def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor(), transforms.Lambda(lambda X: X[0])]
    if resize:
        trans.insert(0, transforms.Resize(resize))
    trans = transforms.Compose(trans)
    train = datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    test = datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    return (
        DataLoader(train, batch_size, shuffle=True),
        DataLoader(test, batch_size, shuffle=False),
    )


# %% no_transform
# The data sets give pictures, of which a DataLoader makes no batch: pass transform=, with ToTensor in it.
def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.Resize(resize))
    trans = transforms.Compose(trans)
    train = datasets.FashionMNIST(root="../data", train=True, download=True)
    test = datasets.FashionMNIST(root="../data", train=False, download=True)
    return (
        DataLoader(train, batch_size, shuffle=True),
        DataLoader(test, batch_size, shuffle=False),
    )


# %% augmented
# The training images are mirrored by chance: no such transform is asked.
def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.RandomHorizontalFlip(), transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.Resize(resize))
    trans = transforms.Compose(trans)
    train = datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    test = datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    return (
        DataLoader(train, batch_size, shuffle=True),
        DataLoader(test, batch_size, shuffle=False),
    )


# %% test_in_one_batch
# All test images come in one batch: give the second DataLoader the same batch_size.
def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.Resize(resize))
    trans = transforms.Compose(trans)
    train = datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    test = datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    return (
        DataLoader(train, batch_size, shuffle=True),
        DataLoader(test, len(test), shuffle=False),
    )


# %% no_batch_size
# The batch size is not passed on, so every batch holds a single image: DataLoader(dataset, batch_size, ...).
def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.Resize(resize))
    trans = transforms.Compose(trans)
    train = datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    test = datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    return (
        DataLoader(train, shuffle=True),
        DataLoader(test, shuffle=False),
    )


# %% fixed_256
# The batches always hold 256 images: use batch_size.
def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.Resize(resize))
    trans = transforms.Compose(trans)
    train = datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    test = datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    return (
        DataLoader(train, 256, shuffle=True),
        DataLoader(test, 256, shuffle=False),
    )


# %% fixed_seed
# The order is drawn from a seed of your own, so each loader has the same one: set no seed.
def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.Resize(resize))
    trans = transforms.Compose(trans)
    train = datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    test = datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    return (
        DataLoader(train, batch_size, shuffle=True, generator=torch.Generator().manual_seed(0)),
        DataLoader(test, batch_size, shuffle=False),
    )


# %% sets_no_loaders
# You return the data sets: put each into a DataLoader, which makes batches.
def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.Resize(resize))
    trans = transforms.Compose(trans)
    train = datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    test = datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    return train, test


# %% one_loader
# You return the training loader alone: a pair is asked, (train, test).
def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.Resize(resize))
    trans = transforms.Compose(trans)
    train = datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    test = datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    return DataLoader(train, batch_size, shuffle=True)


# %% iterators
# You return iterators, which are empty after one pass: return the DataLoaders themselves.
def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.Resize(resize))
    trans = transforms.Compose(trans)
    train = datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    test = datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    return (
        iter(DataLoader(train, batch_size, shuffle=True)),
        iter(DataLoader(test, batch_size, shuffle=False)),
    )


# %% helper_processes
# Helper processes read the images, and a sandbox starts none: leave num_workers at 0.
def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.Resize(resize))
    trans = transforms.Compose(trans)
    train = datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    test = datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    return (
        DataLoader(train, batch_size, shuffle=True, num_workers=2),
        DataLoader(test, batch_size, shuffle=False, num_workers=2),
    )


# %% other_images
# The images are those of MNIST, handwritten digits: use datasets.FashionMNIST.
def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.Resize(resize))
    trans = transforms.Compose(trans)
    train = datasets.MNIST(root="../data", train=True, transform=trans, download=True)
    test = datasets.MNIST(root="../data", train=False, transform=trans, download=True)
    return (
        DataLoader(train, batch_size, shuffle=True),
        DataLoader(test, batch_size, shuffle=False),
    )
