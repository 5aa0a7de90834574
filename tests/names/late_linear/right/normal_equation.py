# %% centred
# truth: right, unusual because it centres copies of the data, fits without ones and gets the bias from the means.
import torch

def normal_equation(X, y):
    mean_x = X.mean(dim=0, keepdim=True)
    mean_y = y.mean(dim=0, keepdim=True)
    w = torch.linalg.lstsq(X - mean_x, y - mean_y, driver="gelsd").solution
    b = (mean_y - mean_x @ w).reshape(1)
    return w, b

# %% svd_by_hand
# truth: right, unusual because it does what gelsd does by hand: a singular value decomposition whose negligible values are left out.
import torch

def normal_equation(X, y):
    A = torch.cat([X, torch.ones_like(X[:, :1])], dim=1)
    U, S, Vh = torch.linalg.svd(A, full_matrices=False)
    keep = S > S.max() * max(A.shape) * torch.finfo(A.dtype).eps
    coefficients = (U[:, keep].T @ y) / S[keep].reshape(-1, 1)
    theta = Vh[keep].T @ coefficients
    return theta[:-1], theta[-1]

# %% ones_in_front_gelss
# truth: right, unusual because the ones stand in front and another driver that handles dependent columns is used.
import torch

def normal_equation(X, y):
    A = torch.nn.functional.pad(X, (1, 0), value=1.0)
    b, w = torch.linalg.lstsq(A, y, driver="gelss").solution.split([1, X.shape[1]])
    return w, b.reshape(-1)
