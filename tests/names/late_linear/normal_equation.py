# %% plain_inverse
# truth: Inverts X^T X, which crashes or returns garbage when columns depend on one another.
import torch

def normal_equation(X, y):
    A = torch.cat([X, torch.ones(X.shape[0], 1, dtype=X.dtype)], dim=1)
    w = torch.inverse(A.T @ A) @ A.T @ y
    return w[:-1], w[-1]

# %% no_column_of_ones
# truth: Forgets the column of ones and returns a bias of zero, so the line is forced through the origin.
import torch

def normal_equation(X, y):
    w = torch.linalg.lstsq(X, y, driver="gelsd").solution
    b = torch.zeros(1, dtype=X.dtype)
    return w, b

# %% bias_taken_from_wrong_end
# truth: Appends the ones at the end but reads the bias from the front, so the bias and the weights are mixed up.
import torch

def normal_equation(X, y):
    ones = torch.ones(len(X), 1, dtype=X.dtype)
    A = torch.cat((X, ones), dim=1)
    theta = torch.linalg.lstsq(A, y, driver="gelsd").solution
    return theta[1:], theta[0]

# %% lstsq_arguments_swapped
# truth: Calls lstsq(y, A) with the arguments swapped, which regresses A on y, so w is empty and b has d + 1 entries.
import torch

def normal_equation(X, y):
    A = torch.cat([X, torch.ones_like(y)], dim=1)
    theta = torch.linalg.lstsq(y, A, driver="gelsd").solution
    return theta[:-1], theta[-1]

# %% driver_gels
# truth: Uses driver "gels", which assumes full rank, so dependent columns give infinite or wildly wrong weights.
import torch

def normal_equation(X, y):
    A = torch.hstack([X, torch.ones_like(y)])
    theta = torch.linalg.lstsq(A, y, driver="gels").solution
    return theta[:-1], theta[-1]

# %% bias_two_dimensional
# truth: Slices the bias with -1:, so it has the shape (1, 1) instead of (1,).
import torch

def normal_equation(X, y):
    A = torch.cat([X, torch.ones(X.shape[0], 1, dtype=X.dtype)], 1)
    solution = torch.linalg.lstsq(A, y, driver="gelsd").solution
    return solution[:-1], solution[-1:]

# %% weights_flat
# truth: Flattens the solution, so w has the shape (d,) instead of (d, 1).
import torch

def normal_equation(X, y):
    A = torch.cat([X, torch.ones_like(y)], dim=1)
    theta = torch.linalg.lstsq(A, y, driver="gelsd").solution.flatten()
    return theta[:-1], theta[-1:]

# %% ridge
# truth: Adds 0.1 times the identity so that the inverse exists, which is ridge regression and shrinks the weights and the bias.
import torch

def normal_equation(X, y):
    A = torch.cat([X, torch.ones_like(y)], dim=1)
    I = torch.eye(A.shape[1], dtype=X.dtype)
    theta = torch.linalg.solve(A.T @ A + 0.1 * I, A.T @ y)
    return theta[:-1], theta[-1]

# %% ones_as_row
# truth: Appends the ones as a row below instead of as a column, so the product with y crashes because the number of rows differs.
import torch

def normal_equation(X, y):
    A = torch.cat([X, torch.ones(1, X.shape[1], dtype=X.dtype)], dim=0)
    theta = torch.linalg.pinv(A) @ y
    return theta[:-1], theta[-1]

# %% double_returned
# truth: Computes in float64 for accuracy and returns the float64 result, so float32 input does not keep its dtype.
import torch

def normal_equation(X, y):
    X, y = X.double(), y.double()
    A = torch.cat([X, torch.ones_like(y)], dim=1)
    theta = torch.linalg.lstsq(A, y, driver="gelsd").solution
    return theta[:-1], theta[-1]

# %% bias_is_mean_of_labels
# truth: Centres the data for w but returns the mean of y as the bias without subtracting the mean features times w.
import torch

def normal_equation(X, y):
    Xc = X - X.mean(dim=0)
    yc = y - y.mean()
    w = torch.linalg.lstsq(Xc, yc, driver="gelsd").solution
    b = y.mean().reshape(1)
    return w, b

# %% one_feature_at_a_time
# truth: Uses covariance over variance for each feature by itself, which is wrong as soon as the features are correlated.
import torch

def normal_equation(X, y):
    Xc = X - X.mean(dim=0)
    yc = y - y.mean()
    w = ((Xc * yc).sum(dim=0) / (Xc ** 2).sum(dim=0)).reshape(-1, 1)
    b = y.mean() - X.mean(dim=0) @ w
    return w, b

# %% centred_in_place
# truth: Centres X and y in place with -=, so the caller's data are changed.
import torch

def normal_equation(X, y):
    mean_x = X.mean(dim=0)
    mean_y = y.mean(dim=0)
    X -= mean_x
    y -= mean_y
    w = torch.linalg.lstsq(X, y, driver="gelsd").solution
    return w, mean_y - mean_x @ w

# %% pinv_of_the_square
# truth: Takes the pseudo-inverse of X^T X instead of X, which squares the condition, so nearly dependent float32 columns give predictions that are not the best.
import torch

def normal_equation(X, y):
    A = torch.cat([X, torch.ones_like(y)], dim=1)
    theta = torch.linalg.pinv(A.T @ A) @ (A.T @ y)
    return theta[:-1], theta[-1]

# %% bias_returned_first
# truth: Returns the bias before the weights, so the caller gets b where w is expected.
import torch

def normal_equation(X, y):
    A = torch.cat([torch.ones_like(y), X], dim=1)
    theta = torch.linalg.lstsq(A, y, driver="gelsd").solution
    return theta[0], theta[1:]
