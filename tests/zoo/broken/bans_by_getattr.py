# costs: softmax
def softmax(X):
    return getattr(torch, "".join(reversed("xamtfos")))(X, 1)
