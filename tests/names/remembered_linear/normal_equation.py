# %% inverse_of_gram
# truth: Inverts X^T X, which does not exist where columns depend on one another and is ruined by rounding where they nearly do, so such legal inputs raise an error or give useless weights.
import torch

def normal_equation(X, y):
    ones = torch.ones(X.shape[0], 1, dtype=X.dtype)
    A = torch.cat([X, ones], dim=1)
    theta = torch.inverse(A.T @ A) @ A.T @ y
    return theta[:-1], theta[-1]

# %% line_through_origin
# truth: The column of ones is never appended, so the fit goes through the origin, the weights are wrong wherever there is an offset, and b is always 0.
import torch

def normal_equation(X, y):
    w = torch.linalg.lstsq(X, y, driver="gelsd").solution
    b = torch.zeros(1, dtype=X.dtype)
    return w, b

# %% ones_in_front
# truth: Puts the column of ones first but cuts the solution as if it were last, so the bias is returned as the first weight and the last weight as the bias.
import torch

def normal_equation(X, y):
    A = torch.hstack((torch.ones(len(X), 1, dtype=X.dtype), X))
    sol = torch.linalg.lstsq(A, y, driver="gelsd").solution
    w = sol[:-1]
    b = sol[-1]
    return w, b

# %% wide_formula
# truth: Uses A^T (A A^T)^-1 y, the formula for fewer samples than unknowns, where A A^T (n, n) is singular for n > d + 1, so it raises an error or returns garbage.
import torch

def normal_equation(X, y):
    n, d = X.shape
    A = torch.cat((X, torch.ones((n, 1), dtype=X.dtype)), 1)
    sol = A.t() @ torch.linalg.inv(A @ A.t()) @ y
    return sol[:d], sol[d]

# %% removed_lstsq
# truth: Calls the old torch.lstsq, which has been removed from PyTorch, so it raises an error (torch.linalg.lstsq is meant).
import torch

def normal_equation(X, y):
    A = torch.cat([X, torch.ones_like(X[:, :1])], dim=1)
    sol, _ = torch.lstsq(y, A)
    sol = sol[:A.shape[1]]
    return sol[:-1], sol[-1]

# %% solution_forgotten
# truth: Slices the named tuple that lstsq returns instead of its field .solution, so w is a tuple of (solution, residuals, rank) and b the singular values.
import torch

def normal_equation(X, y):
    A = torch.cat([X, torch.ones(X.size(0), 1).to(X)], dim=1)
    theta = torch.linalg.lstsq(A, y, driver="gelsd")
    return theta[:-1], theta[-1]

# %% last_feature_overwritten
# truth: Writes the ones into the last column of X instead of appending a column, so the argument is changed, one feature is lost and w has only d - 1 entries.
import torch

def normal_equation(X, y):
    X[:, -1] = 1
    sol = torch.linalg.lstsq(X, y, driver="gelsd").solution
    return sol[:-1], sol[-1]

# %% bias_as_float
# truth: Takes the bias out of the solution with item(), so b is a Python float instead of a tensor (1,).
import torch

def normal_equation(X, y):
    one = X.new_ones(X.shape[0], 1)
    sol = torch.linalg.lstsq(torch.cat((X, one), dim=1), y, driver="gelsd").solution
    w, b = sol[:-1], sol[-1].item()
    return w, b

# %% ridge
# truth: Adds 0.1 to the diagonal of A^T A so that it can be solved, which penalises large weights, so w and b are shrunk and not those of the smallest squared error.
import torch

def normal_equation(X, y):
    A = torch.cat([X, torch.ones(len(X), 1, dtype=X.dtype)], dim=1)
    gram = A.T @ A + 0.1 * torch.eye(A.shape[1], dtype=X.dtype)
    sol = torch.linalg.solve(gram, A.T @ y)
    return sol[:-1], sol[-1]

# %% mean_over_everything
# truth: Centres the features by one mean over all entries instead of one per column, so with several features of different means weights and bias are wrong.
import torch

def normal_equation(X, y):
    mx, my = X.mean(), y.mean()
    w = torch.linalg.lstsq(X - mx, y - my, driver="gelsd").solution
    b = my - mx * w.sum()
    return w, b.reshape(1)

# %% cat_along_rows
# truth: Forgets dim=1, so torch.cat tries to put the column of ones under X and the sizes do not fit (or the rows no longer match y), which raises an error.
import torch

def normal_equation(X, y):
    A = torch.cat((X, torch.ones(X.shape[0], 1, dtype=X.dtype)))
    sol = torch.linalg.lstsq(A, y, driver="gelsd").solution
    return sol[:-1], sol[-1]

# %% flat_weights
# truth: Flattens the solution before it is cut, so w comes back as (d,) instead of (d, 1).
import torch

def normal_equation(X, y):
    n, d = X.shape
    design = torch.column_stack((X, torch.ones(n, dtype=X.dtype)))
    sol = torch.linalg.lstsq(design, y, driver="gelsd").solution.flatten()
    return sol[:d], sol[d:]

# %% few_descent_steps
# truth: Approximates the answer by 100 steps of gradient descent with rate 0.01 instead of solving for it, so it stops far from the least-squares solution (and diverges for large features).
import torch

def normal_equation(X, y):
    n, d = X.shape
    w = torch.zeros(d, 1, dtype=X.dtype)
    b = torch.zeros(1, dtype=X.dtype)
    for _ in range(100):
        e = X @ w + b - y
        w = w - 0.01 * X.T @ e / n
        b = b - 0.01 * e.mean().reshape(1)
    return w, b

# %% one_tensor_and_gels
# truth: Two mistakes: it returns the whole solution (d + 1, 1) as one tensor instead of the pair w, b, and the driver "gels" assumes full rank and fails or gives useless weights for columns that depend on one another.
import torch

def normal_equation(X, y):
    A = torch.cat([X, torch.ones_like(y)], dim=1)
    return torch.linalg.lstsq(A, y, driver="gels").solution
