# %% np_exp
# truth: np.exp is called on a tensor: one that requires grad cannot be turned into an array, so nothing can be trained through it.
def softmax(X):
    X_exp = np.exp(X)
    partition = X_exp.sum(1, keepdims=True)
    return X_exp / partition

# %% np_exp_and_np_sum
# truth: np.exp and np.sum are called on a tensor: one that requires grad cannot be turned into an array.
def softmax(X):
    X = X - X.max(dim=1, keepdim=True).values
    e = np.exp(X)
    return e / np.sum(e, axis=1, keepdims=True)

# %% constant_shift
# truth: A constant, 10, is subtracted in place of each row's maximum, so large scores still overflow to nan.
def softmax(X):
    X_exp = torch.exp(X - 10)
    partition = X_exp.sum(dim=1, keepdim=True)
    return X_exp / partition

# %% whole_matrix_global_max
# truth: The sum goes over the whole matrix, not over each row; the maximum is that of the whole matrix, too.
def softmax(X):
    X = X - X.max()
    X_exp = torch.exp(X)
    return X_exp / X_exp.sum()

# %% one_partition_for_all
# truth: sum() has no dimension, so every row is divided by the sum of the whole matrix; and no maximum is subtracted.
def softmax(X):
    X_exp = torch.exp(X)
    partition = X_exp.sum()
    return X_exp / partition

# %% sum_axis_0
# truth: It sums over dim 0, the samples, so columns sum to 1; and no maximum is subtracted.
def softmax(X):
    X_exp = torch.exp(X)
    partition = X_exp.sum(0, keepdim=True)
    return X_exp / partition

# %% keepdim_missing
# truth: keepdim=True is missing: the sums (n,) are divided along the columns (or do not fit); and no maximum is subtracted.
def softmax(X):
    X_exp = torch.exp(X)
    partition = X_exp.sum(dim=1)
    return X_exp / partition

# %% naive_from_the_book
# truth: No maximum is subtracted, so large scores overflow and give nan.
def softmax(X):
    X_exp = torch.exp(X)
    partition = X_exp.sum(1, keepdim=True)
    return X_exp / partition  # broadcasting

# %% global_max
# truth: The maximum of the whole matrix is subtracted from every row, so a row far below it underflows to 0 / 0.
def softmax(X):
    X_exp = torch.exp(X - torch.max(X))
    partition = torch.sum(X_exp, dim=1, keepdim=True)
    return X_exp / partition

# %% always_double
# truth: It answers in float64 whatever the dtype of X is.
def softmax(X):
    X = X.double()
    X = X - X.max(dim=1, keepdim=True)[0]
    X_exp = X.exp()
    return X_exp / X_exp.sum(dim=1, keepdim=True)

# %% astype_float
# truth: .astype is a method of NumPy arrays, tensors have none: it raises an AttributeError.
def softmax(X):
    X_exp = torch.exp(X.astype('float32'))
    partition = X_exp.sum(1, keepdim=True)
    return X_exp / partition
