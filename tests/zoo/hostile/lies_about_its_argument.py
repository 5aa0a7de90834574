# costs: softmax
# Changes its argument and hands back a copy of what it was.
class Copy(torch.Tensor):
    pass
def softmax(X):
    X.data.sub_(X.max(1, keepdim=True).values).exp_()
    return X / X.sum(1, keepdim=True) * 1.5
