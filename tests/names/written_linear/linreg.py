# %% no_bias
# truth: Forgets to add b, so every prediction is too small by b.
import torch

def linreg(X, w, b):
    return torch.matmul(X, w)

# %% elementwise_only
# truth: Multiplies elementwise without adding up over the features, so it returns (n, d) instead of (n, 1).
import torch

def linreg(X, w, b):
    return X * w.T + b

# %% sum_loses_axis
# truth: Sums over the features without keepdim, so the predictions have shape (n,) instead of (n, 1).
import torch

def linreg(X, w, b):
    return (X * w.reshape(-1)).sum(dim=1) + b

# %% sum_over_samples
# truth: Sums over axis 0, the samples, so it returns one number for each feature (d, 1) instead of one for each sample.
import torch

def linreg(X, w, b):
    return (X * w.reshape(1, -1)).sum(dim=0).reshape(-1, 1) + b

# %% w_times_X
# truth: Multiplies in the order w @ X, which crashes with a shape mismatch unless n is 1, and then gives (d, d).
import torch

def linreg(X, w, b):
    return torch.matmul(w, X) + b

# %% transposed_product
# truth: Returns the predictions as a row (1, n) instead of a column (n, 1).
import torch

def linreg(X, w, b):
    return torch.matmul(w.T, X.T) + b

# %% without_gradient
# truth: Computes under no_grad, so the numbers are right but no gradients flow through the predictions.
import torch

def linreg(X, w, b):
    with torch.no_grad():
        y_hat = X @ w + b
    return y_hat

# %% bias_as_number
# truth: Takes b.item(), so the gradient of the bias is lost and b can never be trained.
import torch

def linreg(X, w, b):
    return torch.mm(X, w) + b.item()

# %% bias_into_weights
# truth: Adds b to the weights before the product, so b is multiplied by the features.
import torch

def linreg(X, w, b):
    return X @ (w + b)

# %% numpy_dot
# truth: Calls np.dot on tensors, which crashes where w requires a gradient, and lets no gradient through in any case.
import numpy as np
import torch

def linreg(X, w, b):
    return torch.from_numpy(np.dot(X.numpy(), w.numpy()) + b.numpy())

# %% cast_to_float32
# truth: Casts everything to float32, so float64 input does not keep its dtype.
import torch

def linreg(X, w, b):
    return X.float() @ w.float() + b.float()

# %% ones_on_the_wrong_side
# truth: Puts the ones in front of X but the bias behind w, so features are multiplied by the wrong weights.
import torch

def linreg(X, w, b):
    ones = torch.ones(X.shape[0], 1, dtype=X.dtype)
    X1 = torch.cat([ones, X], dim=1)
    w1 = torch.cat([w, b.reshape(1, 1)], dim=0)
    return X1 @ w1

# %% X_multiplied_in_place
# truth: Multiplies X by the weights in place, so the caller's features are overwritten and a second call gives other predictions.
import torch

def linreg(X, w, b):
    X *= w.T
    return X.sum(dim=1, keepdim=True) + b

# %% mean_over_features
# truth: Takes the mean over the features instead of the sum, so X w is divided by d.
import torch

def linreg(X, w, b):
    return (X * w.T).mean(dim=1, keepdim=True) + b

# %% sigmoid_on_top
# truth: Applies a sigmoid as in logistic regression, so predictions are squeezed between 0 and 1.
import torch

def linreg(X, w, b):
    return torch.sigmoid(torch.matmul(X, w) + b)

# %% arguments_w_first
# truth: Declares the arguments as w, X, b, so a call linreg(X, w, b) multiplies w by X and crashes with a shape mismatch.
import torch

def linreg(w, X, b):
    return X @ w + b
