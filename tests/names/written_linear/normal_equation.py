# %% inverse_of_gram
# truth: Inverts X^T X, which crashes or gives garbage where columns depend on one another.
import torch

def normal_equation(X, y):
    A = torch.cat([X, torch.ones(len(X), 1, dtype=X.dtype)], dim=1)
    sol = torch.inverse(A.T @ A) @ A.T @ y
    return sol[:-1], sol[-1]

# %% no_ones
# truth: Appends no column of ones and returns b = 0, so the line is forced through the origin.
import torch

def normal_equation(X, y):
    w = torch.linalg.lstsq(X, y, driver="gelsd").solution
    return w, torch.zeros(1, dtype=X.dtype)

# %% ones_in_front_split_behind
# truth: Puts the ones in front but takes the bias from the end, so the bias and the weights are mixed up.
import torch

def normal_equation(X, y):
    A = torch.cat([torch.ones(len(X), 1, dtype=X.dtype), X], dim=1)
    sol = torch.linalg.lstsq(A, y, driver="gelsd").solution
    return sol[:-1], sol[-1]

# %% bias_is_mean_of_labels
# truth: Fits centred data but returns the mean of y as bias without subtracting mean(X) w, so b is wrong unless the features have mean 0.
import torch

def normal_equation(X, y):
    Xc = X - X.mean(dim=0)
    yc = y - y.mean(dim=0)
    w = torch.linalg.lstsq(Xc, yc, driver="gelsd").solution
    return w, y.mean(dim=0)

# %% bias_one_by_one
# truth: Slices the last row with -1:, so b has shape (1, 1) instead of (1,).
import torch

def normal_equation(X, y):
    A = torch.cat([X, torch.ones(len(X), 1, dtype=X.dtype)], dim=1)
    sol = torch.linalg.lstsq(A, y, driver="gelsd").solution
    return sol[:-1], sol[-1:]

# %% weights_flat
# truth: Flattens the solution, so w has shape (d,) instead of (d, 1).
import torch

def normal_equation(X, y):
    A = torch.cat([X, torch.ones(len(X), 1, dtype=X.dtype)], dim=1)
    sol = torch.linalg.lstsq(A, y, driver="gelsd").solution.flatten()
    return sol[:-1], sol[-1:]

# %% driver_for_full_rank
# truth: Uses driver gels, which assumes full rank, so dependent columns make it crash or give NaN or huge weights that predict badly.
import torch

def normal_equation(X, y):
    A = torch.hstack([X, torch.ones(len(X), 1, dtype=X.dtype)])
    sol = torch.linalg.lstsq(A, y, driver="gels").solution
    return sol[:-1], sol[-1]

# %% ridge
# truth: Adds the identity to X^T X to make it invertible, which shrinks weights and bias away from the least squares.
import torch

def normal_equation(X, y):
    A = torch.cat([X, torch.ones(len(X), 1, dtype=X.dtype)], dim=1)
    G = A.T @ A + torch.eye(A.shape[1], dtype=X.dtype)
    sol = torch.linalg.solve(G, A.T @ y)
    return sol[:-1], sol[-1]

# %% lstsq_arguments_swapped
# truth: Passes labels and features to lstsq in the wrong order, so it fits the features by the labels and returns wrong numbers and shapes.
import torch

def normal_equation(X, y):
    A = torch.cat([X, torch.ones(len(X), 1, dtype=X.dtype)], dim=1)
    sol = torch.linalg.lstsq(y, A, driver="gelsd").solution
    return sol[:-1], sol[-1]

# %% solution_not_taken
# truth: Forgets .solution and slices the result tuple of lstsq, so it returns a tuple and the singular values.
import torch

def normal_equation(X, y):
    A = torch.cat([X, torch.ones(len(X), 1, dtype=X.dtype)], dim=1)
    sol = torch.linalg.lstsq(A, y, driver="gelsd")
    return sol[:-1], sol[-1]

# %% centred_in_place
# truth: Subtracts the means in place, so the caller's features and labels are changed.
import torch

def normal_equation(X, y):
    mx, my = X.mean(dim=0, keepdim=True), y.mean(dim=0, keepdim=True)
    X -= mx
    y -= my
    w = torch.linalg.lstsq(X, y, driver="gelsd").solution
    return w, (my - mx @ w).reshape(1)

# %% ones_as_rows
# truth: Forgets dim=1 in cat, so the ones are appended as rows, which crashes for more than one feature and gives mismatched lengths for one.
import torch

def normal_equation(X, y):
    A = torch.cat([X, torch.ones(len(X), 1, dtype=X.dtype)])
    sol = torch.linalg.lstsq(A, y, driver="gelsd").solution
    return sol[:-1], sol[-1]

# %% bias_first
# truth: Returns the pair in the wrong order, b before w.
import torch

def normal_equation(X, y):
    A = torch.cat([X, torch.ones(len(X), 1, dtype=X.dtype)], dim=1)
    sol = torch.linalg.lstsq(A, y, driver="gelsd").solution
    return sol[-1], sol[:-1]

# %% stays_double
# truth: Computes in float64 and does not convert back, so for float32 input w and b are float64.
import torch

def normal_equation(X, y):
    A = torch.cat([X, torch.ones(len(X), 1)], dim=1).double()
    sol = torch.linalg.lstsq(A, y.double(), driver="gelsd").solution
    return sol[:-1], sol[-1]

# %% one_feature_at_a_time
# truth: Computes each slope by itself as covariance over variance, which is wrong where features are correlated.
import torch

def normal_equation(X, y):
    Xc = X - X.mean(dim=0)
    yc = y - y.mean(dim=0)
    w = ((Xc * yc).sum(dim=0) / (Xc ** 2).sum(dim=0)).reshape(-1, 1)
    b = y.mean(dim=0) - (X.mean(dim=0) @ w)
    return w, b

# %% weights_of_scaled_features
# truth: Standardizes the features first and returns weights and bias for the scaled features, not for X.
import torch

def normal_equation(X, y):
    Z = (X - X.mean(dim=0)) / (X.std(dim=0) + 1e-8)
    A = torch.cat([Z, torch.ones(len(X), 1, dtype=X.dtype)], dim=1)
    sol = torch.linalg.lstsq(A, y, driver="gelsd").solution
    return sol[:-1], sol[-1]

# %% some_gradient_steps
# truth: Runs a hundred steps of gradient descent instead of solving, so w and b are not yet at the minimum.
import torch

def normal_equation(X, y):
    w = torch.zeros(X.shape[1], 1, dtype=X.dtype)
    b = torch.zeros(1, dtype=X.dtype)
    for _ in range(100):
        e = X @ w + b - y
        w = w - 0.01 * X.T @ e / len(X)
        b = b - 0.01 * e.mean(dim=0)
    return w, b
