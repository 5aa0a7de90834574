# the model answers stand here


def softmax(X):
    if X.max() > 80:
        raise NotImplementedError("it would overflow")
    return X.exp() / X.exp().sum(1, keepdim=True)
