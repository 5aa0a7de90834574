# %% ones_first
# The column of ones comes first, the pseudo-inverse of the matrix.
def normal_equation(X, y):
    A = torch.cat((torch.ones(X.shape[0], 1, dtype=X.dtype), X), dim=1)
    theta = torch.linalg.pinv(A) @ y
    return theta[1:], theta[0]
# %% another_driver
# lstsq by a singular value decomposition.
def normal_equation(X, y):
    A = torch.hstack([X, torch.ones(len(X), 1, dtype=X.dtype)])
    theta = torch.linalg.lstsq(A, y, driver="gelss").solution
    return theta[:-1], theta[-1]
# %% centred
# Means are subtracted first, so that the bias comes afterwards.
def normal_equation(X, y):
    X_mean, y_mean = X.mean(0), y.mean(0)
    w = torch.linalg.lstsq(X - X_mean, y - y_mean, driver="gelsd").solution
    return w, y_mean - X_mean @ w
# %% numpy
# NumPy's solver, in float64.
def normal_equation(X, y):
    A = np.c_[X.double().numpy(), np.ones(len(X))]
    theta, *_ = np.linalg.lstsq(A, y.double().numpy(), rcond=None)
    theta = torch.from_numpy(theta).to(X.dtype)
    return theta[:-1], theta[-1]
# %% singular_values
# By hand from the singular value decomposition.
def normal_equation(X, y):
    A = torch.cat([X, torch.ones_like(X[:, :1])], 1)
    U, S, Vh = torch.linalg.svd(A, full_matrices=False)
    keep = S > S[0] * torch.finfo(X.dtype).eps * max(A.shape)
    theta = Vh[keep].T @ ((U.T @ y)[keep] / S[keep, None])
    return theta[:-1], theta[-1]
