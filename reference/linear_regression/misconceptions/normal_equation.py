# %% no_ones
# The line goes through 0: without a column of ones there is no bias. Append one to X.
def normal_equation(X, y):
    w = torch.linalg.lstsq(X, y, driver="gelsd").solution
    return w, torch.zeros(1, dtype=X.dtype)
# %% bias_first
# The column of ones stands first, and you take the last entry of the solution as b. Take the first.
def normal_equation(X, y):
    theta = torch.linalg.lstsq(torch.cat([torch.ones_like(X[:, :1]), X], 1), y, driver="gelsd").solution
    return theta[:-1], theta[-1]
# %% default_driver
# lstsq's own choice of a solver is right in some runs and wrong in others where columns depend exactly on one another: pass driver="gelsd", or use pinv.
def normal_equation(X, y):
    A = torch.cat([X, torch.ones_like(X[:, :1])], 1)
    theta = torch.linalg.lstsq(A, y).solution
    return theta[:-1], theta[-1]
# %% inverse
# You invert X^T X: there is no inverse where columns depend on one another, and a bad one where they nearly do. Use lstsq.
def normal_equation(X, y):
    A = torch.cat([X, torch.ones_like(X[:, :1])], 1)
    theta = torch.inverse(A.T @ A) @ A.T @ y
    return theta[:-1], theta[-1]
# %% solve (alike: inverse)
# You solve with X^T X: it has no solution where columns depend on one another, and a bad one where they nearly do. Use lstsq.
def normal_equation(X, y):
    A = torch.cat([X, torch.ones_like(X[:, :1])], 1)
    theta = torch.linalg.solve(A.T @ A, A.T @ y)
    return theta[:-1], theta[-1]
# %% no_inverse
# X^T y alone is not the solution: it has to be multiplied by the inverse of X^T X.
def normal_equation(X, y):
    A = torch.cat([X, torch.ones_like(X[:, :1])], 1)
    theta = A.T @ y
    return theta[:-1], theta[-1]
# %% not_inverted
# You multiply by X^T X, not by its inverse. Let torch.linalg.lstsq solve for w and b.
def normal_equation(X, y):
    A = torch.cat([X, torch.ones_like(X[:, :1])], 1)
    theta = A.T @ A @ A.T @ y
    return theta[:-1], theta[-1]
# %% elementwise_inverse
# 1 / (X^T X) inverts entry by entry: that is not the inverse of the matrix.
def normal_equation(X, y):
    A = torch.cat([X, torch.ones_like(X[:, :1])], 1)
    theta = (1 / (A.T @ A)) @ A.T @ y
    return theta[:-1], theta[-1]
# %% ridge
# Weights are pulled towards 0: something is added to the diagonal of X^T X. That is ridge regression, which was not asked.
def normal_equation(X, y):
    A = torch.cat([X, torch.ones_like(X[:, :1])], 1)
    theta = torch.linalg.solve(A.T @ A + torch.eye(A.shape[1], dtype=X.dtype), A.T @ y)
    return theta[:-1], theta[-1]
# %% all_in_one
# w still holds the bias, as its last entry. Split the solution: w is all but that.
def normal_equation(X, y):
    A = torch.cat([X, torch.ones_like(X[:, :1])], 1)
    theta = torch.linalg.lstsq(A, y, driver="gelsd").solution
    return theta, theta[-1]
# %% row_of_weights
# w is a row, (d,). Keep it a column, (d, 1).
def normal_equation(X, y):
    A = torch.cat([X, torch.ones_like(X[:, :1])], 1)
    theta = torch.linalg.lstsq(A, y, driver="gelsd").solution
    return theta[:-1].reshape(-1), theta[-1]
# %% bias_without_shape
# b has no dimension. It is a tensor with one entry, (1,).
def normal_equation(X, y):
    A = torch.cat([X, torch.ones_like(X[:, :1])], 1)
    theta = torch.linalg.lstsq(A, y, driver="gelsd").solution
    return theta[:-1], theta[-1, 0]
# %% swapped
# You return (b, w). The weights come first.
def normal_equation(X, y):
    A = torch.cat([X, torch.ones_like(X[:, :1])], 1)
    theta = torch.linalg.lstsq(A, y, driver="gelsd").solution
    return theta[-1], theta[:-1]
# %% square_only
# You solve X w = y as if X were square: there are more samples than weights. Use lstsq.
def normal_equation(X, y):
    A = torch.cat([X, torch.ones_like(X[:, :1])], 1)
    theta = torch.linalg.solve(A, y)
    return theta[:-1], theta[-1]
# %% single_precision
# w and b are float32, whatever X is. Leave the dtype as it is.
def normal_equation(X, y):
    A = torch.cat([X.float(), torch.ones(len(X), 1)], 1)
    theta = torch.linalg.lstsq(A, y.float(), driver="gelsd").solution
    return theta[:-1], theta[-1]
# %% centres_in_place
# X and y are changed by the call: -= works on the caller's own tensors.
def normal_equation(X, y):
    X_mean, y_mean = X.mean(0), y.mean(0)
    X -= X_mean
    y -= y_mean
    w = torch.linalg.lstsq(X, y, driver="gelsd").solution
    return w, y_mean - X_mean @ w
# %% each_weight_alone
# You fit each feature by itself. Features that go together share what they explain: solve for all weights at once.
def normal_equation(X, y):
    X_mean, y_mean = X.mean(0), y.mean(0)
    w = ((X - X_mean) * (y - y_mean)).sum(0, keepdim=True).T / ((X - X_mean) ** 2).sum(0, keepdim=True).T
    return w, y_mean - X_mean @ w
