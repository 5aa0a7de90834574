# %% centred
# truth: right, unusual because the columns are centred instead of appending ones, and the bias follows from the means.
import torch

def normal_equation(X, y):
    mx, my = X.mean(dim=0), y.mean(dim=0)
    w = torch.linalg.lstsq(X - mx, y - my, driver="gelsd").solution
    return w, my - mx @ w

# %% pinv_in_double
# truth: right, unusual because it uses the pseudo-inverse of the features themselves in float64 and converts the result back.
import torch

def normal_equation(X, y):
    A = torch.nn.functional.pad(X, (0, 1), value=1.0).double()
    theta = (torch.linalg.pinv(A) @ y.double()).to(X.dtype)
    w, b = theta.split([X.shape[1], 1])
    return w, b.reshape(1)

# %% numpy_lstsq
# truth: right, unusual because it takes a detour through numpy.linalg.lstsq, which also copes with dependent columns, and restores the dtype.
import numpy as np
import torch

def normal_equation(X, y):
    A = np.column_stack([X.numpy(), np.ones(len(X))]).astype(np.float64)
    theta = np.linalg.lstsq(A, y.numpy().astype(np.float64), rcond=None)[0]
    theta = torch.from_numpy(theta).to(X.dtype)
    return theta[:-1], theta[-1]
