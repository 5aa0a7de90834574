# %% flag_comprehension
# truth: right, unusual because both loaders come from one comprehension in which the flag train also says whether to shuffle.
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    steps = ([] if resize is None else [transforms.Resize((resize, resize))]) + [transforms.ToTensor()]
    return tuple(
        DataLoader(
            torchvision.datasets.FashionMNIST(root="../data", train=flag, transform=transforms.Compose(steps),
                                              download=True),
            batch_size=batch_size, shuffle=flag)
        for flag in (True, False))

# %% samplers_and_function
# truth: right, unusual because the order comes from explicit samplers and the transform is a plain function instead of a Compose.
import torchvision
from torch.utils.data import DataLoader, RandomSampler, SequentialSampler
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    to_tensor = transforms.ToTensor()

    def prepare(picture):
        if resize is not None:
            picture = transforms.Resize(resize)(picture)
        return to_tensor(picture)

    def loader(train, sampler):
        data = torchvision.datasets.FashionMNIST(root="../data", train=train, transform=prepare, download=True)
        return DataLoader(data, batch_size=batch_size, sampler=sampler(data), num_workers=0, drop_last=False)

    return loader(True, RandomSampler), loader(False, SequentialSampler)
