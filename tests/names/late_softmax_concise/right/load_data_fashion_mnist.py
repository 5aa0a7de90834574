# %% samplers
# truth: right, unusual because explicit RandomSampler, SequentialSampler and BatchSampler objects replace shuffle and batch_size.
import torch
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

from torch.utils.data import BatchSampler, RandomSampler, SequentialSampler

def load_data_fashion_mnist(batch_size, resize=None):
    steps = ([] if resize is None else [transforms.Resize((resize, resize))]) + [transforms.ToTensor()]

    def loader(is_train, order):
        data = torchvision.datasets.FashionMNIST(root="../data", train=is_train, download=True,
                                                 transform=transforms.Compose(steps))
        return DataLoader(data, batch_sampler=BatchSampler(order(data), batch_size, drop_last=False))

    return loader(True, RandomSampler), loader(False, SequentialSampler)

# %% bytes_then_float
# truth: right, unusual because PILToTensor and ConvertImageDtype do together what ToTensor does, and a tuple is made by a generator over (True, False), which also says whether to shuffle.
import torch
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    to_float = [transforms.PILToTensor(), transforms.ConvertImageDtype(torch.float32)]
    if resize is not None:
        to_float = [transforms.Resize(size=[resize, resize]), *to_float]
    return tuple(
        DataLoader(
            torchvision.datasets.FashionMNIST("../data", is_train, transforms.Compose(to_float), download=True),
            batch_size, is_train)
        for is_train in (True, False))
