# %% closure
# truth: right
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    tot = np.zeros(3)
    for X, y in train_iter:
        seen = {}
        def closure():
            updater.zero_grad()
            seen["out"] = net(X)
            seen["l"] = loss(seen["out"], y)
            m = seen["l"].mean()
            m.backward()
            return m
        if isinstance(updater, torch.optim.Optimizer):
            updater.step(closure)
        else:
            seen["out"] = net(X)
            seen["l"] = loss(seen["out"], y)
            seen["l"].sum().backward()
            updater(X.shape[0])
        tot += seen["l"].sum().item(), (seen["out"].argmax(1) == y).sum().item(), len(y)
    return float(tot[0] / tot[2]), float(tot[1] / tot[2])

# %% zero_at_end
# truth: right
def train_epoch(net, train_iter, loss, updater):
    getattr(net, "train", lambda: None)()
    L, A, N = 0.0, 0, 0
    for X, y in train_iter:
        out = net(X)
        l = loss(out, y)
        L, A, N = L + l.sum().item(), A + int(out.argmax(1).eq(y).sum()), N + len(y)
        if isinstance(updater, torch.optim.Optimizer):
            (l.sum() / len(l)).backward()
            updater.step()
            updater.zero_grad(set_to_none=False)
            continue
        l.sum().backward()
        updater(len(X))
    return [L / N, A / N]

# %% cat_everything
# truth: right
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train(True)
    losses, hits = [], []
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        losses.append(l.detach().clone())
        hits.append(y_hat.detach().argmax(1) == y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(y.numel())
    return torch.cat(losses).mean().item(), torch.cat(hits).double().mean().item()

# %% wrapped_updater
# truth: right
def train_epoch(net, train_iter, loss, updater):
    if isinstance(updater, torch.optim.Optimizer):
        reduce = torch.mean
        def step(_n):
            updater.step()
            updater.zero_grad()
        updater.zero_grad()
    else:
        reduce, step = torch.sum, updater
    if isinstance(net, nn.Module):
        net.train()
    s = c = n = 0
    for X, y in train_iter:
        z = net(X)
        l = loss(z, y)
        reduce(l).backward()
        s += l.sum().item(); c += (z.argmax(1) == y).sum().item(); n += X.shape[0]
        step(X.shape[0])
    return s / n, c / n

# %% gradient_argument
# truth: right
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    opt = isinstance(updater, torch.optim.Optimizer)
    s = c = n = 0
    for X, y in train_iter:
        m = X.shape[0]
        z = net(X)
        l = loss(z, y)
        if opt:
            updater.zero_grad()
        l.backward(torch.full_like(l, 1 / m if opt else 1.0))
        updater.step() if opt else updater(m)
        s += float(l.detach().double().sum())
        c += int((z.argmax(1) == y).sum())
        n += m
    return s / n, c / n

# %% running_mean
# truth: right
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    avg_l = avg_a = 0.0
    n = 0
    for X, y in train_iter:
        z = net(X)
        l = loss(z, y)
        k = len(y)
        n += k
        avg_l += (l.mean().item() - avg_l) * k / n
        avg_a += ((z.argmax(1) == y).float().mean().item() - avg_a) * k / n
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad(); l.mean().backward(); updater.step()
        else:
            l.sum().backward(); updater(k)
    return avg_l, avg_a

# %% while_next
# truth: right
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        for module in net.modules():
            module.training = True
    it, history = iter(train_iter), []
    while (pair := next(it, None)) is not None:
        X, y = pair
        y_hat = net(X)
        l = loss(y_hat, y)
        history.append((l.tolist(), (y_hat.argmax(-1) == y).tolist()))
        match updater:
            case torch.optim.Optimizer():
                updater.zero_grad()
                l.mean().backward()
                updater.step()
            case _:
                l.sum().backward()
                updater(X.size(0))
    flat = [(a, b) for ls, hs in history for a, b in zip(ls, hs)]
    return math.fsum(a for a, _ in flat) / len(flat), sum(b for _, b in flat) / len(flat)

# %% negated_test_f64_sums
# truth: right
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    S = torch.zeros(3, dtype=torch.float64)
    for X, y in train_iter:
        scores = net(X)
        l = loss(scores, y)
        with torch.no_grad():
            S += torch.tensor([l.sum().item(), (scores.max(1)[1] == y).sum().item(), y.shape[0]], dtype=torch.float64)
        if not isinstance(updater, torch.optim.Optimizer):
            l.sum().backward()
            updater(X.shape[0])
        else:
            updater.zero_grad(set_to_none=True)
            torch.autograd.backward([l.mean()])
            updater.step()
    loss_sum, right, n = S.tolist()
    return loss_sum / n, right / n
