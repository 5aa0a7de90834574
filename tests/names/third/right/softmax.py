# %% reduce_logaddexp
# truth: right
import functools

def softmax(X):
    log_z = functools.reduce(torch.logaddexp, X.unbind(dim=1))
    return torch.exp(X - log_z[:, None])

# %% transposed_loop
# truth: right
def softmax(X):
    top = X.detach().amax(1)
    E = torch.exp(X.T - top)
    return torch.einsum('ji,i->ij', E, 1 / torch.einsum('ji->i', E))

# %% sort_for_max
# truth: right
class SM:
    dim = 1
    def __call__(self, X):
        hi = X.sort(self.dim, descending=True).values.narrow(self.dim, 0, 1)
        w = math.e ** (X - hi)
        return w.div(w.sum(self.dim).unsqueeze(self.dim))

softmax = SM()

# %% rows_mapped
# truth: right
def softmax(X):
    def one(r):
        r = r - r.max()
        return (r - r.exp().sum().log()).exp()
    return torch.stack(list(map(one, X)))
