# %% logsumexp
# exp(x - logsumexp(x)) is the same number.
def softmax(X):
    return (X - X.logsumexp(1, keepdim=True)).exp()
# %% rows_in_a_loop
# Row by row, stacked.
def softmax(X):
    rows = []
    for x in X:
        e = torch.exp(x - x.max())
        rows.append(e / e.sum())
    return torch.stack(rows)
# %% transposed
# Transposed, so that broadcasting needs no keepdim.
def softmax(X):
    E = torch.exp(X.T - X.T.max(0).values)
    return (E / E.sum(0)).T
# %% detached_maximum
# The maximum cancels, so its gradient may be cut.
def softmax(X):
    E = torch.exp(X - X.detach().amax(dim=-1, keepdim=True))
    return E / E.sum(dim=-1, keepdim=True)
# %% dim_argument
# One more argument with a default.
def softmax(X, dim=1):
    E = (X - X.max(dim, keepdim=True)[0]).exp()
    return E / E.sum(dim, keepdim=True)
# %% a_lambda
# Any callable.
softmax = lambda X: (X - torch.logsumexp(X, 1)[:, None]).exp()
# %% callable_object
# An instance with __call__.
class Softmax:
    def __call__(self, scores):
        e = torch.exp(scores - scores.max(dim=1)[0].unsqueeze(1))
        return e / e.sum(dim=1).unsqueeze(1)
softmax = Softmax()
# %% module
# An nn.Module of the student's own.
class MySoftmax(nn.Module):
    def forward(self, X):
        e = (X - X.amax(1, keepdim=True)).exp()
        return e / e.sum(1, keepdim=True)
softmax = MySoftmax()
# %% own_log_softmax
# A helper of the student's own that has the library's name.
def log_softmax(X):
    return X - X.max(1, keepdim=True).values - (X - X.max(1, keepdim=True).values).exp().sum(1, keepdim=True).log()
def softmax(X):
    return log_softmax(X).exp()
# %% einsum_and_reciprocal
# The division as a product.
def softmax(X):
    E = torch.exp(X - X.max(1, keepdim=True).values)
    return torch.einsum("ij,i->ij", E, 1 / E.sum(1))
# %% partial
# functools.partial of a general function.
import functools
def general(dim, X):
    E = torch.exp(X - X.amax(dim, keepdim=True))
    return E / E.sum(dim, keepdim=True)
softmax = functools.partial(general, 1)
# %% sum_by_matmul
# The denominator as a product with a column of ones.
def softmax(X):
    shifted = X - X.max(1, keepdim=True).values
    return shifted.exp() * torch.ones_like(X) / shifted.exp().matmul(torch.ones(X.shape[1], 1, dtype=X.dtype))
# %% a_loss_beside_it
# The library's loss and optimizer stand at the top of the file, to compare with.
loss = nn.CrossEntropyLoss(reduction="none")
expected = F.softmax(torch.tensor([[1.0, 2.0]]), dim=1)
print(expected)
def softmax(X):
    loss = X.max(1, keepdim=True).values
    E = (X - loss).exp()
    expected = E.sum(1, keepdim=True)
    return E / expected
# %% class_with_methods_of_these_names
# A class of the student's own, with methods that are called as the library's are.
class Stable:
    def log_softmax(self, X):
        return X - X.logsumexp(1, keepdim=True)
    def softmax(self, X):
        return self.log_softmax(X).exp()
model = Stable()
def softmax(X):
    return model.softmax(X)
# %% local_names_of_others
# Parameters, comprehensions and attributes are called as something at the top of the file.
softmin = torch.nn.Softmin(dim=1)
attention = torch.nn.functional.scaled_dot_product_attention
def softmax(X, softmin=None):
    rows = [attention - attention.max() for attention in X]
    E = torch.stack([row.exp() for row in rows])
    return E / E.sum(1, keepdim=True)
# %% two_names_at_once
# The library's own stands beside it, under another name, to compare with.
softmax, reference = (lambda X: (X - X.logsumexp(1, keepdim=True)).exp()), F.softmax
# %% compiled
# What would be compiled gives the same.
@torch.compile
def softmax(X):
    E = (X - X.max(1, keepdim=True).values).exp()
    return E / E.sum(1, keepdim=True)
