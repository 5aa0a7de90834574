# %% resized_tensors
# Resized after ToTensor, to a pair of sizes.
def load_data_fashion_mnist(batch_size, resize=None):
    trans = [transforms.ToTensor()]
    if resize is not None:
        trans.append(transforms.Resize((resize, resize)))
    trans = transforms.Compose(trans)
    mnist_train = torchvision.datasets.FashionMNIST("../data", True, trans, None, True)
    mnist_test = torchvision.datasets.FashionMNIST("../data", False, trans, None, True)
    return DataLoader(mnist_train, batch_size, shuffle=True), DataLoader(mnist_test, batch_size, shuffle=False)


# %% second_version
# The second version of the transforms.
from torchvision.datasets import FashionMNIST
from torchvision.transforms import v2


def load_data_fashion_mnist(batch_size, resize=None):
    sized = [] if resize is None else [v2.Resize(resize)]
    trans = v2.Compose([*sized, v2.ToImage(), v2.ToDtype(torch.float32, scale=True)])
    loaders = []
    for train in (True, False):
        dataset = FashionMNIST(root="/tmp/data", train=train, transform=trans, download=True)
        loaders.append(DataLoader(dataset, batch_size=batch_size, shuffle=train))
    return loaders


# %% own_class
# A class of the student's own, as the book's newest edition has it.
class Garments(datasets.FashionMNIST):
    def __init__(self, train, resize):
        steps = ([transforms.Resize(resize)] if resize else []) + [transforms.ToTensor()]
        super().__init__(root="../data", train=train, transform=transforms.Compose(steps), download=True)

    def loader(self, batch_size):
        sampler = data.RandomSampler(self) if self.train else data.SequentialSampler(self)
        return data.DataLoader(self, batch_size, sampler=sampler)


def load_data_fashion_mnist(batch_size, resize=None):
    return tuple(Garments(train, resize).loader(batch_size) for train in (True, False))


# %% in_memory
# All images at once, and a TensorDataset.
def load_data_fashion_mnist(batch_size, resize=None):
    def tensors(train):
        stored = datasets.FashionMNIST("../data", train=train, download=True)
        X = stored.data.unsqueeze(1).float() / 255
        if resize:
            X = F.interpolate(X, (resize, resize), mode="bilinear", antialias=True)
        return data.TensorDataset(X, torch.as_tensor(stored.targets))

    return DataLoader(tensors(True), batch_size, shuffle=True), DataLoader(tensors(False), batch_size)


# %% lambdas
# Transforms by hand, and an order of batches from a BatchSampler.
def load_data_fashion_mnist(batch_size, resize=None):
    def trans(picture):
        if resize:
            picture = picture.resize((resize, resize), 2)
        return torch.from_numpy(np.array(picture, dtype=np.float32) / 255)[None]

    train = datasets.FashionMNIST(root="../data", train=True, transform=trans, download=True)
    test = datasets.FashionMNIST(root="../data", train=False, transform=trans, download=True)
    batches = data.BatchSampler(data.RandomSampler(train), batch_size, drop_last=False)
    return DataLoader(train, batch_sampler=batches), DataLoader(test, batch_size)
