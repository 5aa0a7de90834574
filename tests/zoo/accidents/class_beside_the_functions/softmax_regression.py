# the model answers stand here


class SoftmaxRegression:
    def loss(self, X, y):
        return nn.functional.cross_entropy(X, y)

    @staticmethod
    def shift(X):
        return X - X.max(dim=1, keepdim=True).values


class Config:
    EPS = 0.0


Config.loss = nn.CrossEntropyLoss()
TESTS = {"softmax": nn.functional.softmax, "n": 1}


def softmax(X):
    E = SoftmaxRegression.shift(X).exp()
    return E / (E.sum(dim=1, keepdim=True) + Config.EPS) / TESTS["n"]
