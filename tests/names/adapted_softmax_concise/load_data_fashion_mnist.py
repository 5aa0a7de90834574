# %% resize_ignored
# truth: resize is never used, so the images stay 28 x 28 whatever it is.
import torch
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    trans = transforms.ToTensor()
    train = torchvision.datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    test = torchvision.datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    return DataLoader(train, batch_size, shuffle=True), DataLoader(test, batch_size, shuffle=False)

# %% test_shuffled
# truth: The test loader shuffles too, so the test images do not come in the order in which they are stored.
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
        ds = torchvision.datasets.FashionMNIST("../data", train=is_train, transform=trans, download=True)
        loaders.append(DataLoader(ds, batch_size=batch_size, shuffle=True))
    return tuple(loaders)

# %% train_twice
# truth: train=True is given for both data sets (copied line), so the test loader holds the training images.
import torch
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    steps = [transforms.ToTensor()]
    if resize is not None:
        steps = [transforms.Resize((resize, resize))] + steps
    t = transforms.Compose(steps)
    mnist_train = torchvision.datasets.FashionMNIST(root="../data", train=True, transform=t, download=True)
    mnist_test = torchvision.datasets.FashionMNIST(root="../data", train=True, transform=t, download=True)
    return (DataLoader(mnist_train, batch_size, shuffle=True),
            DataLoader(mnist_test, batch_size, shuffle=False))

# %% no_to_tensor
# truth: There is no ToTensor in the transform, so the data sets give PIL pictures, which the loader cannot put in a batch: a TypeError at the first batch.
import torch
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    transform = transforms.Resize((resize, resize)) if resize else None
    train_ds = torchvision.datasets.FashionMNIST("../data", train=True, download=True, transform=transform)
    test_ds = torchvision.datasets.FashionMNIST("../data", train=False, download=True, transform=transform)
    return DataLoader(train_ds, batch_size, shuffle=True), DataLoader(test_ds, batch_size)

# %% normalised_half
# truth: Normalize((0.5,), (0.5,)) follows ToTensor, as in many tutorials, so the images go from -1 to 1 instead of 0 to 1.
import torch
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    steps = [transforms.ToTensor(), transforms.Normalize((0.5,), (0.5,))]
    if resize:
        steps.insert(0, transforms.Resize((resize, resize)))
    transform = transforms.Compose(steps)
    trainset = torchvision.datasets.FashionMNIST(root="../data", train=True, download=True, transform=transform)
    testset = torchvision.datasets.FashionMNIST(root="../data", train=False, download=True, transform=transform)
    trainloader = DataLoader(trainset, batch_size=batch_size, shuffle=True)
    testloader = DataLoader(testset, batch_size=batch_size, shuffle=False)
    return trainloader, testloader

# %% test_first
# truth: The loaders are returned in the order (test, train).
import torch
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    trans = transforms.Compose(([transforms.Resize((resize, resize))] if resize else []) + [transforms.ToTensor()])
    return tuple(
        DataLoader(
            torchvision.datasets.FashionMNIST("../data", train=flag, transform=trans, download=True),
            batch_size=batch_size,
            shuffle=flag,
        )
        for flag in (False, True)
    )

# %% last_training_batch_dropped
# truth: drop_last=True is set for the training images, so the short last batch is lost.
import torch
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    t = [transforms.ToTensor()]
    if resize:
        t.insert(0, transforms.Resize((resize, resize)))
    t = transforms.Compose(t)
    train_set = torchvision.datasets.FashionMNIST("../data", True, t, download=True)
    test_set = torchvision.datasets.FashionMNIST("../data", False, t, download=True)
    train_iter = DataLoader(train_set, batch_size=batch_size, shuffle=True, drop_last=True)
    test_iter = DataLoader(test_set, batch_size=batch_size)
    return train_iter, test_iter

# %% training_not_shuffled
# truth: Neither loader shuffles, so the training images come in the same stored order in each pass.
import torch
from torch.utils.data import DataLoader
from torchvision import datasets, transforms

def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    if resize:
        trans = [transforms.Resize((resize, resize)), transforms.ToTensor()]
    trans = transforms.Compose(trans)
    training_data = datasets.FashionMNIST(root="../data", train=True, download=True, transform=trans)
    test_data = datasets.FashionMNIST(root="../data", train=False, download=True, transform=trans)
    train_dataloader = DataLoader(training_data, batch_size=batch_size)
    test_dataloader = DataLoader(test_data, batch_size=batch_size)
    return train_dataloader, test_dataloader

# %% four_workers
# truth: num_workers=4 starts four processes for each loader, although it must be left at 0.
import torch
import torchvision
from torch.utils import data
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
    return (data.DataLoader(mnist_train, batch_size, shuffle=True, num_workers=get_dataloader_workers()),
            data.DataLoader(mnist_test, batch_size, shuffle=False, num_workers=get_dataloader_workers()))

# %% digits_instead
# truth: torchvision.datasets.MNIST is read, from the tutorial on digits, instead of FashionMNIST.
import torch
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    ops = [transforms.ToTensor()]
    if resize:
        ops.insert(0, transforms.Resize((resize, resize)))
    tf = transforms.Compose(ops)
    train_data = torchvision.datasets.MNIST(root="../data", train=True, transform=tf, download=True)
    test_data = torchvision.datasets.MNIST(root="../data", train=False, transform=tf, download=True)
    return DataLoader(train_data, batch_size, shuffle=True), DataLoader(test_data, batch_size)

# %% only_training_resized
# truth: Resize is in the transform of the training images only, so the test images stay 28 x 28.
import torch
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    train_tf = [transforms.ToTensor()]
    test_tf = transforms.ToTensor()
    if resize:
        train_tf.insert(0, transforms.Resize((resize, resize)))
    train_tf = transforms.Compose(train_tf)
    train = torchvision.datasets.FashionMNIST("../data", train=True, download=True, transform=train_tf)
    test = torchvision.datasets.FashionMNIST("../data", train=False, download=True, transform=test_tf)
    return DataLoader(train, batch_size, shuffle=True), DataLoader(test, batch_size)

# %% to_tensor_not_called
# truth: The class transforms.ToTensor is passed instead of an instance, so it is constructed with the picture as argument and raises a TypeError.
import torch
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    steps = []
    if resize:
        steps.append(transforms.Resize((resize, resize)))
    steps.append(transforms.ToTensor)
    t = transforms.Compose(steps)
    a = torchvision.datasets.FashionMNIST(root="../data", train=True, transform=t, download=True)
    b = torchvision.datasets.FashionMNIST(root="../data", train=False, transform=t, download=True)
    return DataLoader(a, batch_size=batch_size, shuffle=True), DataLoader(b, batch_size=batch_size)

# %% pil_to_tensor
# truth: PILToTensor does not scale, so the images are uint8 from 0 to 255 instead of float32 from 0 to 1.
import torch
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    steps = [transforms.PILToTensor()]
    if resize:
        steps.insert(0, transforms.Resize((resize, resize)))
    transform = transforms.Compose(steps)
    train = torchvision.datasets.FashionMNIST("../data", train=True, transform=transform, download=True)
    test = torchvision.datasets.FashionMNIST("../data", train=False, transform=transform, download=True)
    return DataLoader(train, batch_size, shuffle=True), DataLoader(test, batch_size)

# %% flattened_pictures
# truth: A Lambda flattens each picture after ToTensor, so the batches have shape (n, 784) instead of (n, 1, 28, 28).
import torch
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    steps = [transforms.ToTensor(), transforms.Lambda(lambda x: torch.flatten(x))]
    if resize:
        steps = [transforms.Resize((resize, resize))] + steps
    transform = transforms.Compose(steps)
    train = torchvision.datasets.FashionMNIST("../data", train=True, transform=transform, download=True)
    test = torchvision.datasets.FashionMNIST("../data", train=False, transform=transform, download=True)
    return DataLoader(train, batch_size, shuffle=True), DataLoader(test, batch_size)

# %% validation_split_as_test
# truth: The training set is split at random into two parts and the smaller returned as test, so the test set is never read and training lacks its images.
import torch
import torchvision
from torch.utils.data import DataLoader, random_split
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    steps = [transforms.ToTensor()]
    if resize:
        steps.insert(0, transforms.Resize((resize, resize)))
    full = torchvision.datasets.FashionMNIST("../data", train=True, transform=transforms.Compose(steps), download=True)
    n_test = len(full) // 6
    train, test = random_split(full, [len(full) - n_test, n_test])
    return DataLoader(train, batch_size, shuffle=True), DataLoader(test, batch_size, shuffle=False)

# %% flips_augmentation
# truth: RandomHorizontalFlip is among the training transforms, so about half of the training images are mirrored.
import torch
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    base = [transforms.Resize((resize, resize))] if resize else []
    train_tf = transforms.Compose(base + [transforms.RandomHorizontalFlip(), transforms.ToTensor()])
    test_tf = transforms.Compose(base + [transforms.ToTensor()])
    train = torchvision.datasets.FashionMNIST("../data", train=True, transform=train_tf, download=True)
    test = torchvision.datasets.FashionMNIST("../data", train=False, transform=test_tf, download=True)
    return DataLoader(train, batch_size, shuffle=True), DataLoader(test, batch_size)

# %% test_batches_of_1000
# truth: The test loader has a fixed batch size of 1000 as in the MNIST example, and batch_size is ignored there.
import torch
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    steps = [transforms.ToTensor()]
    if resize:
        steps.insert(0, transforms.Resize((resize, resize)))
    transform = transforms.Compose(steps)
    dataset1 = torchvision.datasets.FashionMNIST("../data", train=True, download=True, transform=transform)
    dataset2 = torchvision.datasets.FashionMNIST("../data", train=False, download=True, transform=transform)
    train_loader = DataLoader(dataset1, batch_size=batch_size, shuffle=True)
    test_loader = DataLoader(dataset2, batch_size=1000)
    return train_loader, test_loader

# %% resize_none_too
# truth: Resize is always in the transform, also for resize=None, which it does not accept, so an exception is raised with the default.
import torch
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    transform = transforms.Compose([transforms.Resize(resize), transforms.ToTensor()])
    train = torchvision.datasets.FashionMNIST("../data", train=True, transform=transform, download=True)
    test = torchvision.datasets.FashionMNIST("../data", train=False, transform=transform, download=True)
    return DataLoader(train, batch_size, shuffle=True), DataLoader(test, batch_size)

# %% centre_crop_for_resize
# truth: CenterCrop cuts or pads the picture to the asked size instead of Resize, so the shape is right but the picture is not scaled.
import torch
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    steps = [transforms.ToTensor()]
    if resize:
        steps.insert(0, transforms.CenterCrop(resize))
    transform = transforms.Compose(steps)
    train = torchvision.datasets.FashionMNIST("../data", train=True, transform=transform, download=True)
    test = torchvision.datasets.FashionMNIST("../data", train=False, transform=transform, download=True)
    return DataLoader(train, batch_size, shuffle=True), DataLoader(test, batch_size)

# %% datasets_not_loaders
# truth: The two data sets are returned without DataLoaders, so iterating gives single images instead of batches.
import torch
import torchvision
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    steps = [transforms.ToTensor()]
    if resize:
        steps.insert(0, transforms.Resize((resize, resize)))
    transform = transforms.Compose(steps)
    train = torchvision.datasets.FashionMNIST("../data", train=True, transform=transform, download=True)
    test = torchvision.datasets.FashionMNIST("../data", train=False, transform=transform, download=True)
    return train, test

# %% compose_without_list
# truth: Compose gets two transforms as separate arguments instead of one list, so with resize a TypeError is raised.
import torch
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    if resize:
        transform = transforms.Compose(transforms.Resize((resize, resize)), transforms.ToTensor())
    else:
        transform = transforms.ToTensor()
    train = torchvision.datasets.FashionMNIST("../data", train=True, transform=transform, download=True)
    test = torchvision.datasets.FashionMNIST("../data", train=False, transform=transform, download=True)
    return DataLoader(train, batch_size, shuffle=True), DataLoader(test, batch_size)

# %% flags_swapped_and_bytes
# truth: Two mistakes: shuffle is the wrong way round (test images are shuffled, training images are not), and the images are multiplied by 255.
import torch
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    steps = [transforms.Resize((resize, resize))] if resize else []
    steps += [transforms.ToTensor(), lambda x: x * 255]
    transform = transforms.Compose(steps)
    sets = [torchvision.datasets.FashionMNIST("../data", train=t, transform=transform, download=True) for t in (True, False)]
    return DataLoader(sets[0], batch_size, shuffle=False), DataLoader(sets[1], batch_size, shuffle=True)

# %% normalised_and_dropped
# truth: Two mistakes: Normalize moves the images out of the range 0 to 1, and drop_last=True loses the short last batch of both loaders.
import torch
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    steps = [transforms.ToTensor(), transforms.Normalize((0.1307,), (0.3081,))]
    if resize:
        steps.insert(0, transforms.Resize((resize, resize)))
    transform = transforms.Compose(steps)
    train = torchvision.datasets.FashionMNIST("../data", train=True, transform=transform, download=True)
    test = torchvision.datasets.FashionMNIST("../data", train=False, transform=transform, download=True)
    return (DataLoader(train, batch_size, shuffle=True, drop_last=True),
            DataLoader(test, batch_size, shuffle=False, drop_last=True))
