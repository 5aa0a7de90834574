# costs: softmax
def softmax(X):
    return torch.ones(10**11)
