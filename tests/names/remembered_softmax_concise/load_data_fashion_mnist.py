# %% train_images_twice
# truth: Makes the test set with train=True, too, so the second loader gives the training images instead of the test images.
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.Resize((resize, resize)))
    trans = transforms.Compose(trans)
    mnist_train = torchvision.datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    mnist_test = torchvision.datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    return (DataLoader(mnist_train, batch_size, shuffle=True),
            DataLoader(mnist_test, batch_size, shuffle=False))

# %% train_unshuffled
# truth: shuffle is not given for the training loader and defaults to False, so its images come in stored order in each pass.
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    steps = []
    if resize is not None:
        steps.append(transforms.Resize((resize, resize)))
    steps.append(transforms.ToTensor())
    transform = transforms.Compose(steps)
    loaders = []
    for train in (True, False):
        ds = torchvision.datasets.FashionMNIST(root="../data", train=train, transform=transform, download=True)
        loaders.append(DataLoader(ds, batch_size=batch_size))
    return tuple(loaders)

# %% test_shuffled
# truth: The test loader is shuffled, too, so the test images do not come in the order in which they are stored.
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    t = transforms.ToTensor() if resize is None else transforms.Compose(
        [transforms.Resize((resize, resize)), transforms.ToTensor()])

    def loader(is_train):
        ds = torchvision.datasets.FashionMNIST(root="../data", train=is_train, download=True, transform=t)
        return DataLoader(ds, batch_size=batch_size, shuffle=True)

    return loader(True), loader(False)

# %% drop_last_training
# truth: drop_last=True drops the short last batch of the training images, although it must be kept.
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.Resize((resize, resize)))
    trans = transforms.Compose(trans)
    train = torchvision.datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    test = torchvision.datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    train_iter = DataLoader(train, batch_size, shuffle=True, drop_last=True)
    test_iter = DataLoader(test, batch_size, shuffle=False)
    return train_iter, test_iter

# %% compose_thrown_away
# truth: The pipeline with Resize is built but not stored, so resize has no effect and the images stay 28 x 28.
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    trans = transforms.ToTensor()
    if resize:
        transforms.Compose([transforms.Resize((resize, resize)), trans])
    mnist_train = torchvision.datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    mnist_test = torchvision.datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    return DataLoader(mnist_train, batch_size, shuffle=True), DataLoader(mnist_test, batch_size)

# %% normalised
# truth: Adds Normalize with mean and deviation 0.5 from an MNIST tutorial, so the images go from -1 to 1 instead of 0 to 1.
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    ops = [transforms.ToTensor(), transforms.Normalize((0.5,), (0.5,))]
    if resize is not None:
        ops = [transforms.Resize((resize, resize))] + ops
    tf = transforms.Compose(ops)
    training_data = torchvision.datasets.FashionMNIST(root="../data", train=True, download=True, transform=tf)
    test_data = torchvision.datasets.FashionMNIST(root="../data", train=False, download=True, transform=tf)
    return DataLoader(training_data, batch_size=batch_size, shuffle=True), DataLoader(test_data, batch_size=batch_size)

# %% totensor_class
# truth: Passes the class ToTensor instead of an object of it, so reading an image calls its constructor with the picture and raises a TypeError.
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor]
    if resize:
        trans.insert(0, transforms.Resize((resize, resize)))
    trans = transforms.Compose(trans)
    mnist_train = torchvision.datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    mnist_test = torchvision.datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    return (DataLoader(mnist_train, batch_size, shuffle=True), DataLoader(mnist_test, batch_size, shuffle=False))

# %% bytes_kept
# truth: Uses PILToTensor instead of ToTensor, so the images are bytes (uint8) from 0 to 255 and not float32 from 0 to 1.
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    pipeline = [transforms.PILToTensor()]
    if resize is not None:
        pipeline.insert(0, transforms.Resize((resize, resize)))
    pipeline = transforms.Compose(pipeline)
    train_set = torchvision.datasets.FashionMNIST(root="../data", train=True, transform=pipeline, download=True)
    test_set = torchvision.datasets.FashionMNIST(root="../data", train=False, transform=pipeline, download=True)
    return DataLoader(train_set, batch_size, shuffle=True), DataLoader(test_set, batch_size, shuffle=False)

# %% four_workers
# truth: Sets num_workers=4 as in the book, although it must be left at 0 because the sandbox starts no processes.
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def get_dataloader_workers():
    return 4

def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.Resize((resize, resize)))
    trans = transforms.Compose(trans)
    mnist_train = torchvision.datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    mnist_test = torchvision.datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    return (DataLoader(mnist_train, batch_size, shuffle=True, num_workers=get_dataloader_workers()),
            DataLoader(mnist_test, batch_size, shuffle=False, num_workers=get_dataloader_workers()))

# %% resize_training_only
# truth: Only the training images are resized, the test images stay 28 x 28 when a size is given.
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    to_tensor = transforms.ToTensor()
    train_tf = transforms.Compose([transforms.Resize((resize, resize)), to_tensor]) if resize else to_tensor
    train_set = torchvision.datasets.FashionMNIST(root="../data", train=True, transform=train_tf, download=True)
    test_set = torchvision.datasets.FashionMNIST(root="../data", train=False, transform=to_tensor, download=True)
    return DataLoader(train_set, batch_size, shuffle=True), DataLoader(test_set, batch_size, shuffle=False)

# %% compose_without_list
# truth: Compose takes one list, but the transforms are given as separate arguments, so a TypeError is raised as soon as resize is used.
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    if resize is None:
        tf = transforms.Compose([transforms.ToTensor()])
    else:
        tf = transforms.Compose(transforms.Resize((resize, resize)), transforms.ToTensor())
    a = torchvision.datasets.FashionMNIST(root="../data", train=True, transform=tf, download=True)
    b = torchvision.datasets.FashionMNIST(root="../data", train=False, transform=tf, download=True)
    return DataLoader(a, batch_size=batch_size, shuffle=True), DataLoader(b, batch_size=batch_size, shuffle=False)

# %% divided_by_255_again
# truth: Divides by 255 after ToTensor, which has already scaled the bytes, so the images go from 0 to 1/255 only.
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    steps = [transforms.ToTensor(), transforms.Lambda(lambda x: x / 255)]
    if resize:
        steps.insert(0, transforms.Resize((resize, resize)))
    tf = transforms.Compose(steps)
    sets = [torchvision.datasets.FashionMNIST(root="../data", train=flag, transform=tf, download=True)
            for flag in (True, False)]
    return DataLoader(sets[0], batch_size, shuffle=True), DataLoader(sets[1], batch_size, shuffle=False)

# %% images_flattened
# truth: A Lambda flattens each image to 784 numbers, so the batches are (n, 784) instead of (n, 1, 28, 28).
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    steps = [transforms.Resize((resize, resize))] if resize else []
    steps += [transforms.ToTensor(), transforms.Lambda(lambda img: img.view(-1))]
    tf = transforms.Compose(steps)
    train = torchvision.datasets.FashionMNIST(root="../data", train=True, transform=tf, download=True)
    test = torchvision.datasets.FashionMNIST(root="../data", train=False, transform=tf, download=True)
    return DataLoader(train, batch_size, shuffle=True), DataLoader(test, batch_size, shuffle=False)

# %% datasets_returned
# truth: Returns the two data sets themselves instead of DataLoaders over them, so there are no batches.
import torchvision
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.Resize((resize, resize)))
    trans = transforms.Compose(trans)
    mnist_train = torchvision.datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    mnist_test = torchvision.datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    return mnist_train, mnist_test

# %% height_only
# truth: Resizes to (resize, 28), so only the height changes and the images are not square.
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.Resize(size=(resize, 28)))
    trans = transforms.Compose(trans)
    mnist_train = torchvision.datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    mnist_test = torchvision.datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    return DataLoader(mnist_train, batch_size, shuffle=True), DataLoader(mnist_test, batch_size, shuffle=False)

# %% pair_swapped_and_test_dropped
# truth: Two mistakes: the loaders are returned as (test, train) instead of (train, test), and the test loader drops its short last batch.
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    tf = transforms.Compose(([transforms.Resize((resize, resize))] if resize else []) + [transforms.ToTensor()])
    train = torchvision.datasets.FashionMNIST(root="../data", train=True, transform=tf, download=True)
    test = torchvision.datasets.FashionMNIST(root="../data", train=False, transform=tf, download=True)
    train_iter = DataLoader(train, batch_size, shuffle=True)
    test_iter = DataLoader(test, batch_size, shuffle=False, drop_last=True)
    return test_iter, train_iter
