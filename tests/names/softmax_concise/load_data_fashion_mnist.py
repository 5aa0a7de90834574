# %% no_shuffle
# truth: Neither loader shuffles, so the training images come in the same stored order in each pass.
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
    return DataLoader(mnist_train, batch_size), DataLoader(mnist_test, batch_size)

# %% drop_last_train
# truth: The training loader has drop_last=True, so the short last batch is lost.
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms
def load_data_fashion_mnist(batch_size, resize=None):
    tf = transforms.ToTensor() if resize is None else transforms.Compose(
        [transforms.Resize((resize, resize)), transforms.ToTensor()])
    ds = {flag: torchvision.datasets.FashionMNIST("../data", train=flag, transform=tf, download=True)
          for flag in (True, False)}
    train_loader = DataLoader(ds[True], batch_size=batch_size, shuffle=True, drop_last=True)
    test_loader = DataLoader(ds[False], batch_size=batch_size, shuffle=False)
    return train_loader, test_loader

# %% test_is_train_set
# truth: train=False is forgotten for the second data set, so the "test" loader gives the training images.
import torchvision
import torchvision.transforms as T
from torch.utils.data import DataLoader
def load_data_fashion_mnist(batch_size, resize=None):
    steps = []
    if resize is not None:
        steps.append(T.Resize((resize, resize)))
    steps.append(T.ToTensor())
    kwargs = dict(root="../data", transform=T.Compose(steps), download=True)
    train = torchvision.datasets.FashionMNIST(**kwargs)
    test = torchvision.datasets.FashionMNIST(**kwargs)
    return (DataLoader(train, batch_size=batch_size, shuffle=True),
            DataLoader(test, batch_size=batch_size, shuffle=False))

# %% normalized
# truth: Normalize((0.5,), (0.5,)) moves the pixels to the range -1 to 1; asked are numbers from 0 to 1.
import torch
import torchvision
from torchvision import transforms
def load_data_fashion_mnist(batch_size, resize=None):
    pipeline = [
        transforms.ToTensor(),
        transforms.Normalize((0.5,), (0.5,)),
    ]
    if resize:
        pipeline.insert(0, transforms.Resize((resize, resize)))
    transform = transforms.Compose(pipeline)
    trainset = torchvision.datasets.FashionMNIST(root='../data', train=True, download=True, transform=transform)
    testset = torchvision.datasets.FashionMNIST(root='../data', train=False, download=True, transform=transform)
    trainloader = torch.utils.data.DataLoader(trainset, batch_size=batch_size, shuffle=True)
    testloader = torch.utils.data.DataLoader(testset, batch_size=batch_size, shuffle=False)
    return trainloader, testloader

# %% four_workers
# truth: num_workers is 4, as in the book; here the loaders must be left at 0 worker processes.
import torchvision
from torch.utils import data
from torchvision import transforms
def get_dataloader_workers():
    """Use 4 processes to read the data."""
    return 4
def load_data_fashion_mnist(batch_size, resize=None):
    """Download the Fashion-MNIST dataset and then load it into memory."""
    trans = [transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.Resize((resize, resize)))
    trans = transforms.Compose(trans)
    mnist_train = torchvision.datasets.FashionMNIST(
        root="../data", train=True, transform=trans, download=True)
    mnist_test = torchvision.datasets.FashionMNIST(
        root="../data", train=False, transform=trans, download=True)
    return (data.DataLoader(mnist_train, batch_size, shuffle=True, num_workers=get_dataloader_workers()),
            data.DataLoader(mnist_test, batch_size, shuffle=False, num_workers=get_dataloader_workers()))

# %% resize_discarded
# truth: The Compose is made of a copy of the list, before Resize is inserted into the list: resize has no effect and the images stay 28 x 28.
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms
def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    transform = transforms.Compose(list(trans))
    if resize:
        trans.insert(0, transforms.Resize((resize, resize)))
    train_set = torchvision.datasets.FashionMNIST("../data", True, transform, download=True)
    test_set = torchvision.datasets.FashionMNIST("../data", False, transform, download=True)
    return DataLoader(train_set, batch_size, True), DataLoader(test_set, batch_size, False)

# %% swapped_return
# truth: The loaders are returned as (test, train) and not as (train, test).
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms
def load_data_fashion_mnist(batch_size, resize=None):
    tfm = [transforms.Resize((resize, resize))] if resize else []
    tfm = transforms.Compose(tfm + [transforms.ToTensor()])
    loaders = []
    for is_train in [False, True]:
        dataset = torchvision.datasets.FashionMNIST(root="../data", train=is_train, transform=tfm, download=True)
        loaders.append(DataLoader(dataset, batch_size=batch_size, shuffle=is_train))
    return tuple(loaders)

# %% test_shuffled
# truth: The test loader shuffles too; the test images must come in the order in which they are stored.
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms
def load_data_fashion_mnist(batch_size, resize=None):
    t = transforms.ToTensor()
    if resize is not None:
        t = transforms.Compose([transforms.Resize((resize, resize)), t])
    def make(train):
        d = torchvision.datasets.FashionMNIST(root="../data", train=train, transform=t, download=True)
        return DataLoader(d, batch_size, shuffle=True)
    return make(True), make(False)

# %% no_totensor
# truth: ToTensor is missing, so the data set gives PIL pictures and the loader raises TypeError at the first batch.
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms
def load_data_fashion_mnist(batch_size, resize=None):
    trans = None
    if resize:
        trans = transforms.Resize((resize, resize))
    train_data = torchvision.datasets.FashionMNIST(root="../data", train=True, download=True, transform=trans)
    test_data = torchvision.datasets.FashionMNIST(root="../data", train=False, download=True, transform=trans)
    return DataLoader(train_data, batch_size=batch_size, shuffle=True), DataLoader(test_data, batch_size=batch_size)
