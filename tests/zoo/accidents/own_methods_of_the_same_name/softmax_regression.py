# the model answers stand here


from collections import namedtuple

from torch.nn.functional import softmax as p


def by_hand(X):
    if (p := (X - X.max(dim=1, keepdim=True).values).exp()).ndim == 2:
        return p / p.sum(dim=1, keepdim=True)


a = namedtuple("Answers", "softmax")(by_hand)
b = type("Answers", (), {"log_softmax": staticmethod(by_hand)})


def softmax(X):
    return a.softmax(X) if len(X) % 2 else b.log_softmax(X)
