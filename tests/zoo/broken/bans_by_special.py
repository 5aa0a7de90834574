# costs: softmax
def softmax(X):
    return torch.special.softmax(X, 1)
