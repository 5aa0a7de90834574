# %% exp_of_lse
# truth: right
def softmax(X, dim=1):
    return (X - X.logsumexp(dim, keepdim=True)).exp()

# %% pairwise_differences
# truth: right
def softmax(X):
    # p_j = 1 / sum_k exp(x_k - x_j): no max needed, inf gives 1/inf = 0
    m = X.detach().amax(1, keepdim=True)
    A = X - m
    diff = A[:, None, :] - A[:, :, None]
    return torch.exp(-torch.logsumexp(diff, dim=2))

# %% transposed
# truth: right
def softmax(X):
    Z = X.t()
    Z = (Z - Z.max(0).values).exp()
    return (Z / Z.sum(0)).t()

# %% row_by_row
# truth: right
def softmax(X):
    def one(r):
        e = (r - max(r.tolist())).exp()
        return e / e.sum()
    return torch.stack([one(r) for r in X])

# %% shift_by_lse_detached
# truth: right
class _S:
    def __call__(self, scores):
        c = torch.logsumexp(scores, -1).detach()
        w = math.e ** (scores - c.view(-1, 1))
        return w / torch.einsum("nq->n", w)[:, None]
softmax = _S()
