# %% centred_in_double
# truth: right, unusual because it fits the centred data in float64, gets the bias from the means, and converts back at the end.
import torch

def normal_equation(X, y):
    Xd, yd = X.double(), y.double()
    mx, my = Xd.mean(dim=0, keepdim=True), yd.mean(dim=0, keepdim=True)
    w = torch.linalg.lstsq(Xd - mx, yd - my, driver="gelsd").solution
    b = (my - mx @ w).reshape(1)
    return w.to(X.dtype), b.to(X.dtype)

# %% singular_values
# truth: right, unusual because it solves by the singular value decomposition and leaves out directions whose singular value is 0.
import torch

def normal_equation(X, y):
    n, d = X.shape
    A = torch.cat([X, X.new_ones(n, 1)], dim=1).double()
    U, S, Vh = torch.linalg.svd(A, full_matrices=False)
    keep = S > S[0] * n * torch.finfo(torch.float64).eps
    c = (U.T @ y.double())[keep] / S[keep].unsqueeze(1)
    theta = (Vh[keep].T @ c).to(X.dtype)
    return theta[:d], theta[d]
