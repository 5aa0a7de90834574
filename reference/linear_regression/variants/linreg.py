# %% matmul
# torch.matmul, as in the book.
def linreg(X, w, b):
    return torch.matmul(X, w) + b
# %% addmm
# The bias and the product in one call.
def linreg(X, w, b):
    return torch.addmm(b, X, w)
# %% functional
# The library's linear function, with the weights as a row.
def linreg(X, w, b):
    return F.linear(X, w.T, b)
# %% broadcast_and_sum
# Features times weights, summed over the features.
def linreg(X, w, b):
    return (X * w.T).sum(dim=1, keepdim=True) + b
# %% a_column_of_ones
# The bias as one weight more.
def linreg(X, w, b):
    return torch.cat([X, X.new_ones(X.size(0), 1)], 1).mm(torch.cat([w, b.reshape(1, 1)]))
# %% row_by_row
# A loop over the samples.
linreg = lambda X, w, b: torch.stack([row @ w[:, 0] + b[0] for row in X]).reshape(-1, 1)
