# %% forgot_zero_grad
# truth: optimizer.zero_grad() is never called, so with a torch Optimizer the gradients of all the batches pile up.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total_loss, total_correct, total = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total_loss += float(l.sum())
        total_correct += float((y_hat.argmax(dim=1) == y).sum())
        total += y.numel()
    return total_loss / total, total_correct / total

# %% zero_grad_after_backward
# truth: zero_grad is called between backward and step, so the optimizer steps with zero gradients and the net does not learn.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    metric = [0.0, 0.0, 0]
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            l.mean().backward()
            updater.zero_grad()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        metric[0] += float(l.sum())
        metric[1] += (y_hat.argmax(1) == y).sum().item()
        metric[2] += len(y)
    return metric[0] / metric[2], metric[1] / metric[2]

# %% no_train_mode
# truth: net.train() is never called, so a Module that was in eval mode is trained in eval mode.
def train_epoch(net, train_iter, loss, updater):
    loss_sum, right, n = 0.0, 0, 0
    for X, y in train_iter:
        out = net(X)
        l = loss(out, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        with torch.no_grad():
            loss_sum += l.sum().item()
            right += (out.argmax(dim=1) == y).sum().item()
            n += y.shape[0]
    return loss_sum / n, right / n

# %% eval_mode
# truth: The Module is put into eval mode instead of training mode.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.eval()
    s, c, n = 0., 0., 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        s += l.sum().item()
        c += (y_hat.argmax(1) == y).sum().item()
        n += len(y)
    return s / n, c / n

# %% mean_for_callable
# truth: For a callable updater it backpropagates the mean instead of the sum, so the step is too small by the batch size (divided twice).
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    s, c, n = 0.0, 0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.mean().backward()
            updater(X.shape[0])
        s += l.sum().item()
        c += (y_hat.argmax(1) == y).sum().item()
        n += len(y)
    return s / n, c / n

# %% sum_for_optimizer
# truth: For a torch Optimizer it backpropagates the sum of the losses instead of the mean, so the step is batch-size times too large.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    train_l_sum, train_acc_sum, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y).sum()
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.backward()
            updater.step()
        else:
            l.backward()
            updater(X.shape[0])
        train_l_sum += l.item()
        train_acc_sum += (y_hat.argmax(dim=1) == y).sum().item()
        n += y.shape[0]
    return train_l_sum / n, train_acc_sum / n

# %% return_in_loop
# truth: The return is indented into the loop, so only the first batch is trained on and measured.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    s, c, n = 0.0, 0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        s += l.sum().item()
        c += (y_hat.argmax(1) == y).sum().item()
        n += len(y)
        return s / n, c / n

# %% mean_of_batch_means
# truth: The loss is averaged as a mean of batch means, not weighted by samples, so a smaller last batch counts too much.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    losses, correct, n = [], 0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        losses.append(l.mean().item())
        correct += (y_hat.argmax(1) == y).sum().item()
        n += len(y)
    return sum(losses) / len(losses), correct / n

# %% mean_of_batch_accuracies
# truth: The accuracy is the plain mean of the batches' accuracies, not weighted by the batch sizes.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    loss_total, n = 0.0, 0
    accs = []
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        loss_total += float(l.detach().sum())
        accs.append(float((y_hat.argmax(1) == y).float().mean()))
        n += len(X)
    return loss_total / n, float(np.mean(accs))

# %% only_sgd_type
# truth: The type test names torch.optim.SGD instead of torch.optim.Optimizer, so another Optimizer such as Adam is taken for a plain callable and is called with the batch size.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    sum_loss, sum_right, seen = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.SGD):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        sum_loss += float(l.sum())
        sum_right += float((y_hat.argmax(axis=1) == y).type(y.dtype).sum())
        seen += y.numel()
    return sum_loss / seen, sum_right / seen

# %% measured_after_update
# truth: The loss and accuracy are measured by a second forward pass after the update instead of before it.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    s, c, n = 0.0, 0, 0
    for X, y in train_iter:
        l = loss(net(X), y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        with torch.no_grad():
            y_hat = net(X)
            s += loss(y_hat, y).sum().item()
            c += (y_hat.argmax(1) == y).sum().item()
            n += len(y)
    return s / n, c / n

# %% swapped_returns
# truth: The results are returned in the wrong order: accuracy first, then loss.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    s, c, n = 0.0, 0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        s += l.sum().item()
        c += (y_hat.argmax(1) == y).sum().item()
        n += len(y)
    train_acc = c / n
    train_loss = s / n
    return train_acc, train_loss

# %% vector_backward
# truth: backward is called directly on the vector of losses for the Optimizer, without mean(), which raises "grad can be implicitly created only for scalar outputs".
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    metric = [0.0] * 3
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.backward()
            updater.step()
            stats = (float(l.sum()), float((y_hat.argmax(1) == y).sum()), y.numel())
        else:
            l.sum().backward()
            updater(X.shape[0])
            stats = (float(l.sum()), float((y_hat.argmax(1) == y).sum()), y.numel())
        metric = [a + b for a, b in zip(metric, stats)]
    return metric[0] / metric[2], metric[1] / metric[2]

# %% divides_by_len_iter
# truth: The totals are divided by len(train_iter), which is the number of batches (and does not exist for a generator), instead of the number of samples.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    epoch_loss = 0.0
    epoch_acc = 0.0
    for X, y in train_iter:
        scores = net(X)
        l = loss(scores, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        epoch_loss += l.sum().item()
        epoch_acc += scores.argmax(1).eq(y).sum().item()
    return epoch_loss / len(train_iter), epoch_acc / len(train_iter)

# %% updater_called_outside_else
# truth: The call updater(X.shape[0]) is dedented out of the else branch, so an Optimizer is called too after its step, which raises a TypeError (Optimizers are not callable).
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    L, A, N = 0.0, 0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
        updater(X.shape[0])
        L += l.sum().item()
        A += (y_hat.argmax(1) == y).sum().item()
        N += y.shape[0]
    return L / N, A / N

# %% only_optimizer_supported
# truth: It always uses the Optimizer interface (zero_grad and step), so a plain callable updater crashes with an AttributeError.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    s, c, n = 0.0, 0, 0
    for X, y in train_iter:
        updater.zero_grad()
        y_hat = net(X)
        l = loss(y_hat, y)
        l.mean().backward()
        updater.step()
        s += l.sum().item()
        c += (y_hat.argmax(1) == y).sum().item()
        n += len(y)
    return s / n, c / n

# %% train_mode_unconditional
# truth: net.train() is called unconditionally, so a net that is a plain function (not an nn.Module) raises an AttributeError.
def train_epoch(net, train_iter, loss, updater):
    net.train()
    s, c, n = 0.0, 0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        s += l.sum().item()
        c += (y_hat.argmax(1) == y).sum().item()
        n += len(y)
    return s / n, c / n

# %% loss_total_keeps_graph
# truth: The loss is accumulated as a tensor without item or detach, so the returned mean loss is a tensor with a graph, not a plain float.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total_loss, correct, count = 0, 0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total_loss += l.sum()
        correct += (y_hat.argmax(dim=1) == y).sum().item()
        count += len(y)
    return total_loss / count, correct / count

# %% hasattr_step
# truth: An Optimizer is recognised by hasattr(updater, 'step') instead of by its type, so a callable object that happens to have a step method is treated as an Optimizer.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    s, c, n = 0.0, 0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if hasattr(updater, 'step'):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        s += l.sum().item()
        c += (y_hat.argmax(1) == y).sum().item()
        n += len(y)
    return s / n, c / n

# %% flattens_X
# truth: X is flattened to (n, -1) before it is given to the net, which should get X as it comes.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    s, c, n = 0.0, 0, 0
    for X, y in train_iter:
        X = X.reshape(X.shape[0], -1)
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        s += l.sum().item()
        c += (y_hat.argmax(1) == y).sum().item()
        n += len(y)
    return s / n, c / n

# %% two_no_zero_and_unweighted
# truth: Two mistakes: zero_grad is never called for the Optimizer, and the loss total adds up batch means (l.mean()) which is then divided by the number of samples.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    loss_sum = 0.0
    correct = 0
    n = 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        loss_sum += l.mean().item()
        correct += (y_hat.argmax(dim=1) == y).sum().item()
        n += y.size(0)
    return loss_sum / n, correct / n

# %% two_counts_batches_times_last_size
# truth: Two mistakes: the number of samples is taken as the number of batches times the size of the last batch, which is wrong for an uneven last batch, and net.train() is missing.
def train_epoch(net, train_iter, loss, updater):
    total_loss, total_acc = 0.0, 0.0
    for i, (X, y) in enumerate(train_iter):
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total_loss += l.sum().item()
        total_acc += (y_hat.argmax(1) == y).sum().item()
    n = (i + 1) * X.shape[0]
    return total_loss / n, total_acc / n

# %% two_mean_callable_and_acc_batches
# truth: Two mistakes: the callable updater gets the gradient of the mean instead of the sum, and the number right is divided by the number of batches instead of samples.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    tot, hits, n, num_batches = 0.0, 0, 0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.mean().backward()
            updater(X.shape[0])
        tot += l.sum().item()
        hits += (y_hat.argmax(1) == y).sum().item()
        n += len(y)
        num_batches += 1
    return tot / n, hits / num_batches

# %% two_eval_and_return_in_loop
# truth: Two mistakes: the Module is put into eval mode, and the return is indented into the loop so that only the first batch is used.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.eval()
    s, c, n = 0.0, 0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(len(X))
        s += l.sum().item()
        c += (y_hat.argmax(1) == y).sum().item()
        n += len(y)
        return s / n, c / n

# %% two_last_batch_and_zero_order
# truth: Two mistakes: zero_grad stands between backward and step so the Optimizer learns nothing, and only the last batch's loss is returned instead of the mean over the epoch.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    correct, n = 0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            l.mean().backward()
            updater.zero_grad()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        correct += (y_hat.argmax(1) == y).sum().item()
        n += len(y)
    return l.mean().item(), correct / n

# %% two_swapped_and_percent
# truth: Two mistakes: the results are returned in the order (accuracy, loss), and the accuracy is a percentage rather than a fraction.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    running_loss, correct, total = 0.0, 0, 0
    for X, y in train_iter:
        outputs = net(X)
        l = loss(outputs, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        running_loss += l.sum().item()
        _, predicted = torch.max(outputs, 1)
        total += y.size(0)
        correct += (predicted == y).sum().item()
    return 100 * correct / total, running_loss / total

# %% two_after_update_no_train
# truth: Two mistakes: the statistics are taken from a new forward pass after the update, and net.train() is missing.
def train_epoch(net, train_iter, loss, updater):
    total_l, total_c, total_n = 0.0, 0.0, 0
    for X, y in train_iter:
        l = loss(net(X), y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        with torch.no_grad():
            out = net(X)
            total_l += float(loss(out, y).sum())
            total_c += float((out.argmax(1) == y).sum())
            total_n += len(y)
    return total_l / total_n, total_c / total_n

# %% two_batch_means_over_n_and_mean_backward
# truth: Two mistakes: batch means (l.mean()) are summed and divided by the number of samples, and the callable updater gets the gradient of the mean instead of the sum.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    train_l, train_acc, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y).mean()
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.backward()
            updater.step()
        else:
            l.backward()
            updater(X.shape[0])
        train_l += l.item()
        train_acc += (y_hat.argmax(dim=1) == y).sum().item()
        n += y.shape[0]
    return train_l / n, train_acc / n

# %% two_update_after_loop
# truth: Two mistakes: the update happens once after the loop rather than for every batch (the gradients of all batches pile up), and net.train() is missing.
def train_epoch(net, train_iter, loss, updater):
    s, c, n = 0.0, 0, 0
    is_opt = isinstance(updater, torch.optim.Optimizer)
    if is_opt:
        updater.zero_grad()
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if is_opt:
            l.mean().backward()
        else:
            l.sum().backward()
        s += l.sum().item()
        c += (y_hat.argmax(1) == y).sum().item()
        n += len(y)
    if is_opt:
        updater.step()
    else:
        updater(X.shape[0])
    return s / n, c / n

# %% two_unweighted_and_shape1
# truth: Two mistakes: the updater gets X.shape[1] instead of the number of samples X.shape[0], and the loss is a plain mean of the batch means, not weighted by samples.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    ls, right, n = [], 0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[1])
        ls.append(float(l.mean()))
        right += int((y_hat.argmax(-1) == y).sum())
        n += y.shape[0]
    return sum(ls) / len(ls), right / n

# %% two_mean_both_no_zero
# truth: Two mistakes: the mean is backpropagated on both paths (wrong for the callable updater), and zero_grad is missing for the Optimizer.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    s, c, n = 0.0, 0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        l.mean().backward()
        if isinstance(updater, torch.optim.Optimizer):
            updater.step()
        else:
            updater(X.shape[0])
        s += l.sum().item()
        c += (y_hat.argmax(1) == y).sum().item()
        n += len(y)
    return s / n, c / n

# %% two_reset_metrics_and_batchsize
# truth: Two mistakes: the totals are reset inside the loop so only the last batch is reported, and the updater is given a fixed batch size (256) instead of the batch's own.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    batch_size = 256
    for X, y in train_iter:
        s, c, n = 0.0, 0, 0
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(batch_size)
        s += l.sum().item()
        c += (y_hat.argmax(1) == y).sum().item()
        n += len(y)
    return s / n, c / n

# %% two_acc_dim0_and_sum_opt
# truth: Two mistakes: the accuracy takes argmax over dim 0 (over samples) instead of dim 1, and the Optimizer path uses the sum of the losses.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    s, c, n = 0.0, 0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.sum().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        s += l.sum().item()
        pred = y_hat.argmax(0)
        m = min(len(pred), len(y))
        c += (pred[:m] == y[:m]).sum().item()
        n += len(y)
    return s / n, c / n

# %% two_double_step_and_sums
# truth: Two mistakes: updater.step() of an Optimizer is called twice for each batch, the second time at the end of the loop body, and the undivided totals are returned.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    loss_total = acc_total = 0.0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        loss_total += l.sum().item()
        acc_total += (y_hat.argmax(1) == y).sum().item()
        if isinstance(updater, torch.optim.Optimizer):
            updater.step()
    return loss_total, acc_total

# %% two_second_pass_and_batch_means
# truth: Two mistakes: the accuracy is measured in a second pass over train_iter after the training (after all updates, and an iterator read once is then empty, giving 0), and the loss is an unweighted mean of batch means.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    batch_losses, n = [], 0
    for X, y in train_iter:
        l = loss(net(X), y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        batch_losses.append(l.mean().item())
        n += len(y)
    correct = 0
    with torch.no_grad():
        for X, y in train_iter:
            correct += (net(X).argmax(1) == y).sum().item()
    return sum(batch_losses) / len(batch_losses), correct / n

# %% two_no_step_no_return
# truth: Two mistakes: updater.step() is forgotten for an Optimizer, and the function only prints its results and returns None.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    s, c, n = 0.0, 0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
        else:
            l.sum().backward()
            updater(X.shape[0])
        s += l.sum().item()
        c += (y_hat.argmax(1) == y).sum().item()
        n += len(y)
    print(f'loss {s / n:.4f}, train acc {c / n:.3f}')

# %% two_softmax_on_output_and_batches
# truth: Two mistakes: a softmax is applied to the net's output before the loss (the net's output should go to loss as it is), and the summed loss is divided by the number of batches.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    s, c, n, nb = 0.0, 0, 0, 0
    for X, y in train_iter:
        y_hat = torch.softmax(net(X), dim=1)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        s += l.sum().item()
        c += (y_hat.argmax(1) == y).sum().item()
        n += len(y)
        nb += 1
    return s / nb, c / n

# %% two_no_arg_and_count
# truth: Two mistakes: the callable updater is called without the batch size, and the number of right predictions is returned instead of the fraction.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    s, c, n = 0.0, 0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater()
        s += l.sum().item()
        c += (y_hat.argmax(1) == y).sum().item()
        n += len(y)
    return s / n, float(c)

# %% two_zero_grad_once
# truth: Two mistakes: zero_grad is called only once before the loop, so gradients accumulate over batches, and the total loss is l.sum() times the batch size (weighted twice).
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    if isinstance(updater, torch.optim.Optimizer):
        updater.zero_grad()
    s, c, n = 0.0, 0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        s += l.sum().item() * X.shape[0]
        c += (y_hat.argmax(1) == y).sum().item()
        n += X.shape[0]
    return s / n, c / n

# %% two_updater_before_backward
# truth: Two mistakes: the updates come before backward (step and updater use the gradients of the batch before, and the first one finds none), and net.train() is missing.
def train_epoch(net, train_iter, loss, updater):
    s, c, n = 0.0, 0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.step()
            updater.zero_grad()
            l.mean().backward()
        else:
            updater(X.shape[0])
            l.sum().backward()
        s += l.sum().item()
        c += (y_hat.argmax(1) == y).sum().item()
        n += len(y)
    return s / n, c / n
