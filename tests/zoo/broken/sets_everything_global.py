# costs: cross_entropy
def cross_entropy(y_hat, y):
    torch.set_default_dtype(torch.float64)
    torch.set_grad_enabled(False)
    torch.manual_seed(0)
    return None
