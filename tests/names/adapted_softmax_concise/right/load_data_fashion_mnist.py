# %% one_comprehension
# truth: right, unusual because both loaders come from one comprehension over the flag train, which is the flag shuffle, too.
import torch
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    sized = [] if resize is None else [transforms.Resize((resize, resize))]
    look = transforms.Compose([*sized, transforms.ToTensor()])
    train, test = [
        DataLoader(
            torchvision.datasets.FashionMNIST(root="../data", train=flag, download=True, transform=look),
            batch_size=batch_size,
            shuffle=flag,
        )
        for flag in (True, False)
    ]
    return train, test

# %% function_as_transform
# truth: right, unusual because the transform is a plain function instead of Compose.
import torch
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    to_tensor = transforms.ToTensor()
    change = transforms.Resize(resize) if resize else (lambda picture: picture)

    def prepare(picture):
        return to_tensor(change(picture))

    kwargs = {"root": "../data", "download": True, "transform": prepare}
    train_set = torchvision.datasets.FashionMNIST(train=True, **kwargs)
    test_set = torchvision.datasets.FashionMNIST(train=False, **kwargs)
    return DataLoader(train_set, batch_size, True), DataLoader(test_set, batch_size, num_workers=0)
