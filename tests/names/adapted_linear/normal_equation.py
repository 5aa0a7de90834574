# %% textbook_inverse
# truth: X^T X is inverted, which is singular when columns depend on one another, so torch.inverse raises or gives useless weights there.
import torch

def normal_equation(X, y):
    A = torch.cat([X, torch.ones(X.shape[0], 1, dtype=X.dtype)], dim=1)
    theta = torch.inverse(A.T @ A) @ A.T @ y
    return theta[:-1], theta[-1]

# %% bias_from_residual_mean
# truth: The weights are fitted without a column of ones and the bias afterwards as the mean residual, so w and b are not the joint minimum unless the features have mean 0.
import torch

def normal_equation(X, y):
    w = torch.linalg.lstsq(X, y, driver="gelsd").solution
    b = (y - X @ w).mean(dim=0)
    return w, b

# %% ones_first_bias_last
# truth: The column of ones stands in front but the last entry of the solution is read as the bias, so bias and weights are mixed up.
import torch

def normal_equation(X, y):
    m = X.shape[0]
    X_b = torch.hstack([torch.ones((m, 1), dtype=X.dtype), X])
    theta = torch.linalg.lstsq(X_b, y, driver="gelsd").solution
    return theta[:-1], theta[-1]

# %% bias_as_matrix
# truth: The bias is cut out with a slice and stays (1, 1), where shape (1,) is asked.
import torch

def normal_equation(X, y):
    d = X.shape[1]
    A = torch.cat((X, X.new_ones(len(X), 1)), 1)
    sol = torch.linalg.lstsq(A, y, driver="gelsd")[0]
    return sol[:d], sol[d:]

# %% ridge_for_safety
# truth: 0.1 times the identity is added to X^T X to make it invertible, which is ridge regression, so weights and bias are shrunk and do not minimise the squared error.
import torch

def normal_equation(X, y):
    A = torch.cat([X, torch.ones(len(X), 1, dtype=X.dtype)], dim=1)
    lam = 0.1
    I = torch.eye(A.shape[1], dtype=X.dtype)
    theta = torch.linalg.solve(A.T @ A + lam * I, A.T @ y)
    return theta[:-1], theta[-1]

# %% standardised_not_undone
# truth: The features are standardised before the fit and the solution is not converted back, so w and b belong to the scaled features and predict wrongly from X.
import torch

def normal_equation(X, y):
    X_scaled = (X - X.mean(dim=0)) / (X.std(dim=0) + 1e-8)
    A = torch.cat([X_scaled, torch.ones_like(y)], dim=1)
    coef = torch.linalg.lstsq(A, y, driver="gelsd").solution
    return coef[:-1], coef[-1]

# %% hundred_gd_steps
# truth: Instead of solving, it takes 100 steps of gradient descent from 0, which have not converged, so w and b are visibly off the minimum.
import torch

def normal_equation(X, y):
    A = torch.cat([X, torch.ones(X.size(0), 1, dtype=X.dtype)], dim=1)
    theta = torch.zeros(A.shape[1], 1, dtype=X.dtype)
    for _ in range(100):
        grad = A.T @ (A @ theta - y) / len(A)
        theta = theta - 0.01 * grad
    return theta[:-1], theta[-1]

# %% whole_theta
# truth: The solution is returned as one tensor (d + 1, 1) instead of the pair w, b.
import torch

def normal_equation(X, y):
    A = torch.cat([X, torch.ones(X.shape[0], 1, dtype=X.dtype)], dim=1)
    theta = torch.linalg.lstsq(A, y, driver="gelsd").solution
    return theta

# %% named_tuple_sliced
# truth: lstsq returns a named tuple and .solution is not taken, so the slices cut the tuple and w is a tuple of tensors instead of a tensor (d, 1).
import torch

def normal_equation(X, y):
    A = torch.cat([X, torch.ones(X.shape[0], 1, dtype=X.dtype)], dim=1)
    result = torch.linalg.lstsq(A, y, driver="gelsd")
    w, b = result[:-1], result[-1]
    return w, b

# %% centred_bias_is_mean
# truth: After a fit on centred data the mean of y is returned as the bias without subtracting mean(X) w, so b is wrong unless the features have mean 0.
import torch

def normal_equation(X, y):
    x_mean, y_mean = X.mean(0), y.mean(0)
    w = torch.linalg.lstsq(X - x_mean, y - y_mean, driver="gelsd").solution
    b = y_mean
    return w, b

# %% centres_in_place
# truth: X -= mean centres the features in place, so the solution is right but the caller's X is changed.
import torch

def normal_equation(X, y):
    mu = X.mean(dim=0)
    X -= mu
    yc = y - y.mean()
    w = torch.linalg.lstsq(X, yc, driver="gelsd").solution
    b = y.mean() - mu @ w
    return w, b

# %% arguments_of_lstsq_swapped
# truth: lstsq gets (y, A) instead of (A, y) and so predicts the features from the labels, so the solution is (1, d + 1), w is empty and b has d + 1 entries.
import torch

def normal_equation(X, y):
    A = torch.cat([X, torch.ones(len(y), 1, dtype=X.dtype)], dim=1)
    solution = torch.linalg.lstsq(y, A, driver="gelsd").solution
    return solution[:-1], solution[-1]

# %% squared_twice_scalar_bias
# truth: Two mistakes: X^T X is passed to solve, which raises or gives useless weights when columns depend on one another, and the bias is a number without dimension instead of (1,).
import torch

def normal_equation(X, y):
    ones = torch.ones(X.shape[0], 1, dtype=X.dtype)
    Xb = torch.cat([X, ones], dim=1)
    beta = torch.linalg.solve(Xb.T @ Xb, Xb.T @ y)
    return beta[:-1], beta[-1, 0]
