# costs: accuracy
del accuracy
def softmax_helper(X):
    return X
def accuracy(y_hat, y)
    return 0.5
def another_helper(X):
    return X
