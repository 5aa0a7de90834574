# %% textbook_inverse
# truth: It inverts X^T X: that fails or gives garbage where columns depend on one another, and is inaccurate in float32 where they nearly do; use lstsq on X itself.
import torch

def normal_equation(X, y):
    ones = torch.ones(X.shape[0], 1, dtype=X.dtype)
    A = torch.cat([X, ones], dim=1)
    theta = torch.inverse(A.T @ A) @ A.T @ y
    return theta[:-1], theta[-1]

# %% through_the_origin
# truth: There is no column of ones: the weights are fitted for a line through the origin and the bias is simply set to 0.
import torch

def normal_equation(X, y):
    w = torch.linalg.lstsq(X, y, driver="gelsd").solution
    b = torch.zeros(1, dtype=X.dtype)
    return w, b

# %% ones_first_read_last
# truth: The column of ones is put in front but the bias is read from the end of the solution, so bias and weights are mixed up.
import torch

def normal_equation(X, y):
    n, d = X.shape
    X1 = torch.hstack((X.new_ones(n, 1), X))
    sol = torch.linalg.lstsq(X1, y, driver="gelsd").solution
    return sol[:d], sol[d]

# %% hidden_ridge
# truth: A term 0.1 I is added to X^T X to make it invertible: that is ridge regression, which shrinks w and b away from the smallest squared error.
import torch

def normal_equation(X, y):
    X = torch.cat((X, torch.ones_like(X[:, :1])), 1)
    lam = 0.1
    G = X.T @ X + lam * torch.eye(X.shape[1], dtype=X.dtype)
    sol = torch.linalg.solve(G, X.T @ y)
    return sol[:-1], sol[-1]

# %% driver_gels
# truth: The driver "gels" assumes columns that are independent: where one is a multiple of another it gives weights and a bias that do not predict best (or nan); "gelsd" (or gelsy, gelss) handles that.
import torch

def normal_equation(X, y):
    A = torch.cat([X, torch.ones((len(X), 1), dtype=X.dtype)], dim=1)
    theta, *_ = torch.linalg.lstsq(A, y, driver='gels')
    return theta[:-1, :], theta[-1, :]

# %% bias_two_dim
# truth: The slice theta[-1:] keeps two dimensions: b comes back as (1, 1), it has to be (1,).
import torch

def normal_equation(X, y):
    A = torch.column_stack([X, torch.ones(X.size(0), dtype=X.dtype)])
    theta = torch.linalg.lstsq(A, y, driver="gelsd").solution
    w, b = theta[:-1], theta[-1:]
    return w, b

# %% bias_is_mean_label
# truth: After centring, the bias is taken as the mean of the labels; it is mean(y) - mean(X) w, which is the same only if the features have mean 0.
import torch

def normal_equation(X, y):
    x_mean = X.mean(0, keepdim=True)
    y_mean = y.mean(0)
    w = torch.linalg.lstsq(X - x_mean, y - y_mean, driver="gelsd").solution
    return w, y_mean

# %% gradient_steps_instead
# truth: It takes 200 steps of gradient descent with a fixed learning rate instead of solving: it has not arrived yet, and with features of a large scale it diverges.
import torch

def normal_equation(X, y):
    w = torch.zeros(X.shape[1], 1, dtype=X.dtype)
    b = torch.zeros(1, dtype=X.dtype)
    n = X.shape[0]
    for _ in range(200):
        r = X @ w + b - y
        w = w - 0.01 * X.T @ r / n
        b = b - 0.01 * r.mean(0)
    return w, b
