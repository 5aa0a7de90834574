# %% inference_mode
# A decorator that switches gradients off.
@torch.inference_mode()
def evaluate_accuracy(net, data_iter):
    mode = net.training
    net.train(False)
    hits = torch.cat([net(X).argmax(-1).eq(y) for X, y in data_iter])
    net.train(mode)
    return hits.double().mean().item()


# %% try_finally
# The mode comes back whatever happens.
def evaluate_accuracy(net, data_iter):
    training = net.training
    try:
        net.eval()
        right = total = 0
        with torch.no_grad():
            for X, y in data_iter:
                right += int((net(X).max(1)[1] == y).sum())
                total += y.numel()
        return right / total
    finally:
        if training:
            net.train()


# %% every_module
# Each layer's own mode is remembered.
def evaluate_accuracy(net, data_iter):
    modes = [(module, module.training) for module in net.modules()]
    net.eval()
    counts = [0.0, 0.0]
    with torch.set_grad_enabled(False):
        for X, y in data_iter:
            counts[0] += float((torch.argmax(net(X), dim=1).type(y.dtype) == y).sum())
            counts[1] += len(y)
    for module, mode in modes:
        module.training = mode
    return counts[0] / len(data_iter.dataset)


# %% numpy
# NumPy counts.
def evaluate_accuracy(net, data_iter):
    was = net.training
    net.eval()
    guesses, labels = [], []
    with torch.no_grad():
        for X, y in data_iter:
            guesses.extend(net(X).numpy().argmax(axis=1))
            labels.extend(y.numpy())
    net.train(was)
    return float(np.mean(np.array(guesses) == np.array(labels)))


# %% a_copy
# A copy of the net is evaluated, so nothing has to be put back.
def evaluate_accuracy(net, data_iter):
    import copy

    copied, right, total = copy.deepcopy(net).eval(), 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            right += torch.count_nonzero(copied(X).argmax(dim=1) == y).item()
            total += len(X)
    return right / total
