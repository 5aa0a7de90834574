# %% over_rows
# These are the means of the columns. Each row has one mean: sum over dim 1.
def row_means(X):
    return X.sum(0) / X.shape[0]


# %% no_division
# These are sums. A mean is the sum divided by the number of columns.
def row_means(X):
    return X.sum(1)


# %% divides_by_rows
# The sum is divided by the number of rows. A row has as many numbers as X has columns: divide by X.shape[1].
def row_means(X):
    return X.sum(1) / len(X)


# %% changes_argument
# X is changed in place: what calls your function still needs it. Write X / d in place of X /= d.
def row_means(X):
    X /= X.shape[1]
    return X.sum(1)


# %% always_float32
# The result is float32, whatever X is: leave out what changes the dtype.
def row_means(X):
    return (X.sum(1) / X.shape[1]).float()
