# %% no_bias
# b has no effect: add it to each prediction.
def linreg(X, w, b):
    return X @ w
# %% bias_times
# You multiply by b. Add it.
def linreg(X, w, b):
    return X @ w * b
# %% bias_subtracted
# You subtract b. Add it.
def linreg(X, w, b):
    return X @ w - b
# %% bias_before
# b is added to every feature, before the product. Add it to the product.
def linreg(X, w, b):
    return (X + b) @ w
# %% elementwise
# X * w multiplies entry by entry. A prediction is a sum over the features: use X @ w.
def linreg(X, w, b):
    return X * w.reshape(-1) + b
# %% row_of_predictions
# The predictions are a row, (n,). They are a column, (n, 1): else a loss pairs each of them with every label.
def linreg(X, w, b):
    return (X @ w + b).reshape(-1)
# %% transposed
# The product is the wrong way round. X is (n, d) and w (d, 1), so it is X @ w.
def linreg(X, w, b):
    return w @ X + b
# %% sums_over_samples
# You sum over the samples, so there is a number for each feature. Sum over the features of each sample.
def linreg(X, w, b):
    return (X * w.T).sum(0, keepdim=True) + b
# %% mean_over_features
# You take the mean over the features. A prediction is their sum, weighted by w.
def linreg(X, w, b):
    return (X * w.T).mean(1, keepdim=True) + b
# %% detached
# Values are right, but gradients do not reach all of X, w and b: .data, .detach(), .item(), NumPy and no_grad cut a result from its input.
def linreg(X, w, b):
    return X @ w.detach() + b.detach()
# %% through_numpy (alike: detached)
# Values are right, but no gradient flows: a result that went through NumPy is cut from its input.
def linreg(X, w, b):
    return torch.from_numpy(X.detach().numpy() @ w.detach().numpy() + b.detach().numpy())
# %% frozen_bias (alike: detached)
# No gradient reaches b: .item() and float() make a plain number of it.
def linreg(X, w, b):
    return X @ w + b.item()
# %% single_precision
# The predictions are float32, whatever the features are. Leave the dtype as it is.
def linreg(X, w, b):
    return X.float() @ w.float() + b.float()
# %% scales_X_in_place
# X is changed by the call: *= works on the caller's own tensor.
def linreg(X, w, b):
    X *= w.T
    return X.sum(1, keepdim=True) + b
