# costs:
_softmax = softmax
def softmax(X):
    print("softmax", X)
    return _softmax(X)
