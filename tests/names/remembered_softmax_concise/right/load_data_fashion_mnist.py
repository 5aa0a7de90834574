# %% helper_with_flag
# truth: right, unusual because an inner function makes either loader, with the flag train also deciding on shuffle, and all options are spelled out.
import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    def loader(train):
        steps = [] if resize is None else [transforms.Resize((resize, resize))]
        images = torchvision.datasets.FashionMNIST(
            root="../data", train=train, download=True, transform=transforms.Compose([*steps, transforms.ToTensor()]))
        return DataLoader(images, batch_size=batch_size, shuffle=train, num_workers=0, drop_last=False)

    return loader(True), loader(False)

# %% bare_totensor_and_samplers
# truth: right, unusual because without resize the transform is a bare ToTensor, with it Resize gets one number, and a RandomSampler shuffles.
import torchvision
from torch.utils.data import DataLoader, RandomSampler
from torchvision import transforms

def load_data_fashion_mnist(batch_size, resize=None):
    transform = transforms.ToTensor()
    if resize is not None:
        transform = transforms.Compose([transforms.Resize(resize), transform])
    train_set, test_set = (
        torchvision.datasets.FashionMNIST(root="../data", train=t, transform=transform, download=True)
        for t in (True, False))
    return DataLoader(train_set, batch_size, sampler=RandomSampler(train_set)), DataLoader(test_set, batch_size)
