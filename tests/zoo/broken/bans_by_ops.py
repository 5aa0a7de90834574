# costs: softmax
def softmax(X):
    return torch.ops.aten._softmax(X, 1, False)
