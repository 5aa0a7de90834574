# %% train_not_shuffled
# truth: The training loader is made without shuffle, so each pass has the same stored order.
import torch
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
    return DataLoader(train, batch_size), DataLoader(test, batch_size)

# %% test_shuffled_too
# truth: Shuffles the test images as well, which are to come in the order in which they are stored.
import torch
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.Resize((resize, resize)))
    trans = transforms.Compose(trans)
    loaders = []
    for is_train in (True, False):
        data = torchvision.datasets.FashionMNIST(root="../data", train=is_train, transform=trans, download=True)
        loaders.append(DataLoader(data, batch_size=batch_size, shuffle=True))
    return loaders[0], loaders[1]

# %% normalized
# truth: Adds Normalize((0.5,), (0.5,)) from the usual tutorial, so pixels run from -1 to 1 instead of 0 to 1.
import torch
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    steps = []
    if resize is not None:
        steps.append(transforms.Resize((resize, resize)))
    steps += [transforms.ToTensor(), transforms.Normalize((0.5,), (0.5,))]
    transform = transforms.Compose(steps)
    train_set = torchvision.datasets.FashionMNIST(root="../data", train=True, download=True, transform=transform)
    test_set = torchvision.datasets.FashionMNIST(root="../data", train=False, download=True, transform=transform)
    return (DataLoader(train_set, batch_size=batch_size, shuffle=True),
            DataLoader(test_set, batch_size=batch_size, shuffle=False))

# %% test_is_training_data
# truth: Copy and paste left train=True in the second data set, so the test loader gives the training images.
import torch
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

# %% drops_last_batch
# truth: drop_last=True on the training loader throws the short last batch away.
import torch
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.Resize((resize, resize)))
    trans = transforms.Compose(trans)
    mnist_train = torchvision.datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    mnist_test = torchvision.datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    return (DataLoader(mnist_train, batch_size, shuffle=True, drop_last=True),
            DataLoader(mnist_test, batch_size, shuffle=False))

# %% four_workers_as_in_the_book
# truth: Sets num_workers=4 as editions of the book do, though the docstring says to leave it at 0 since the sandbox starts no processes.
import torch
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.Resize((resize, resize)))
    trans = transforms.Compose(trans)
    mnist_train = torchvision.datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    mnist_test = torchvision.datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    return (DataLoader(mnist_train, batch_size, shuffle=True, num_workers=4),
            DataLoader(mnist_test, batch_size, shuffle=False, num_workers=4))

# %% list_of_transforms_not_composed
# truth: Forgets transforms.Compose, so the transform is a list and the first batch ends in TypeError: 'list' object is not callable.
import torch
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.Resize((resize, resize)))
    mnist_train = torchvision.datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    mnist_test = torchvision.datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    return (DataLoader(mnist_train, batch_size, shuffle=True),
            DataLoader(mnist_test, batch_size, shuffle=False))

# %% test_images_not_resized
# truth: Only the training images are resized; the test images stay 28 x 28 whatever resize says.
import torch
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    train_tf = transforms.ToTensor()
    test_tf = transforms.ToTensor()
    if resize is not None:
        train_tf = transforms.Compose([transforms.Resize((resize, resize)), transforms.ToTensor()])
    train_ds = torchvision.datasets.FashionMNIST(root="../data", train=True, transform=train_tf, download=True)
    test_ds = torchvision.datasets.FashionMNIST(root="../data", train=False, transform=test_tf, download=True)
    return DataLoader(train_ds, batch_size, shuffle=True), DataLoader(test_ds, batch_size)

# %% iterators_returned
# truth: Wraps the loaders in iter(), so what comes back is exhausted after a single pass and is no DataLoader.
import torch
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.Resize((resize, resize)))
    trans = transforms.Compose(trans)
    mnist_train = torchvision.datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    mnist_test = torchvision.datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    train_iter = iter(DataLoader(mnist_train, batch_size, shuffle=True))
    test_iter = iter(DataLoader(mnist_test, batch_size, shuffle=False))
    return train_iter, test_iter

# %% shuffled_only_once
# truth: Permutes the training set once when it is made and reads it without shuffle, so each pass has the same random order.
import torch
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.Resize((resize, resize)))
    trans = transforms.Compose(trans)
    mnist_train = torchvision.datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    mnist_test = torchvision.datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    indices = torch.randperm(len(mnist_train)).tolist()
    mnist_train = torch.utils.data.Subset(mnist_train, indices)
    return DataLoader(mnist_train, batch_size), DataLoader(mnist_test, batch_size)

# %% divided_by_255_again
# truth: Divides by 255 although ToTensor has done so already, so the pixels run from 0 to 1/255.
import torch
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor(), transforms.Lambda(lambda img: img / 255.0)]
    if resize:
        trans.insert(0, transforms.Resize((resize, resize)))
    trans = transforms.Compose(trans)
    mnist_train = torchvision.datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    mnist_test = torchvision.datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    return (DataLoader(mnist_train, batch_size, shuffle=True),
            DataLoader(mnist_test, batch_size, shuffle=False))
