# %% centred
# truth: right, unusual because data are centred (in copies), w is fitted to them, and b follows from the means.
import torch

def normal_equation(X, y):
    mx, my = X.mean(0), y.mean(0)
    w = torch.linalg.lstsq(X - mx, y - my, driver="gelsd").solution
    return w, my - mx @ w

# %% pinv_of_doubles
# truth: right, unusual because the pseudoinverse of [1, X] is taken in float64 and the result cast back.
import torch

def normal_equation(X, y):
    A = torch.cat([torch.ones(len(X), 1, dtype=X.dtype), X], dim=1).double()
    theta = (torch.linalg.pinv(A) @ y.double()).to(X.dtype)
    return theta[1:], theta[0]
