# %% batch_mean_loss
# truth: The train loss is the mean of the batch losses: the short last batch weighs as much as a full one.
import torch
def _test_acc(net, it):
    net.eval()
    r = n = 0
    with torch.no_grad():
        for X, y in it:
            r += (net(X).argmax(1) == y).sum().item()
            n += len(y)
    return r / n
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        running_loss, correct, total = 0.0, 0, 0
        for X, y in train_iter:
            optimizer.zero_grad()
            y_hat = net(X)
            l = loss(y_hat, y)
            l.backward()
            optimizer.step()
            running_loss += l.item()
            correct += (y_hat.argmax(1) == y).sum().item()
            total += y.size(0)
        history.append((running_loss / len(train_iter), correct / total, _test_acc(net, test_iter)))
    return history

# %% acc_after_step
# truth: The train accuracy is measured with a second net(X) after the step; it must be that of the scores before the step.
import torch
def accuracy_on(net, data):
    was = net.training
    net.eval()
    hit, cnt = 0, 0
    with torch.no_grad():
        for X, y in data:
            hit += (net(X).argmax(1) == y).sum().item()
            cnt += y.numel()
    net.train(was)
    return hit / cnt
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    hist = []
    for _ in range(num_epochs):
        net.train()
        L = A = N = 0.0
        for X, y in train_iter:
            l = loss(net(X), y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            with torch.no_grad():
                L += l.item() * len(y)
                A += (net(X).argmax(1) == y).sum().item()
            N += len(y)
        hist.append((L / N, A / N, accuracy_on(net, test_iter)))
    return hist

# %% no_zero_grad
# truth: zero_grad is never called, so the gradients of all earlier batches add up.
import torch
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    out = []
    for epoch in range(num_epochs):
        net.train()
        total_loss = total_right = total = 0
        for features, labels in train_iter:
            scores = net(features)
            l = loss(scores, labels)
            l.backward()
            optimizer.step()
            total_loss += float(l) * labels.shape[0]
            total_right += int((scores.argmax(dim=1) == labels).sum())
            total += labels.shape[0]
        net.eval()
        t_right = t_total = 0
        with torch.no_grad():
            for features, labels in test_iter:
                t_right += int((net(features).argmax(dim=1) == labels).sum())
                t_total += labels.shape[0]
        out.append((total_loss / total, total_right / total, t_right / t_total))
    return out

# %% zero_before_step
# truth: zero_grad stands between backward and step: the gradient is cleared before it is used, so nothing is learned.
import torch
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    def evaluate():
        net.eval()
        with torch.no_grad():
            pairs = [(net(X).argmax(1), y) for X, y in test_iter]
        p = torch.cat([a for a, _ in pairs])
        t = torch.cat([b for _, b in pairs])
        return (p == t).float().mean().item()

    history = []
    for epoch in range(num_epochs):
        net.train()
        loss_sum, acc_sum, n = 0.0, 0.0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            l.backward()
            optimizer.zero_grad()
            optimizer.step()
            loss_sum += l.item() * len(X)
            acc_sum += (y_hat.argmax(1) == y).sum().item()
            n += len(X)
        history.append((loss_sum / n, acc_sum / n, evaluate()))
    return history

# %% train_mode_once
# truth: net.train() is called once before the epochs, but the evaluation leaves the net in eval mode: from the second epoch on it learns in evaluation mode.
import torch
def eval_acc(net, data_iter):
    net.eval()
    c, n = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            c += (net(X).argmax(dim=1) == y).sum().item()
            n += y.shape[0]
    return c / n
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    net.train()
    history = []
    for epoch in range(num_epochs):
        s = [0.0, 0.0, 0]
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            s[0] += l.item() * y.shape[0]
            s[1] += (y_hat.argmax(dim=1) == y).sum().item()
            s[2] += y.shape[0]
        history.append((s[0] / s[2], s[1] / s[2], eval_acc(net, test_iter)))
    return history

# %% sums_not_reset
# truth: The accumulators are set to 0 once, before the epochs: from the second epoch on loss and accuracy are running means over all epochs so far.
import torch
class Accumulator:
    def __init__(self, n):
        self.data = [0.0] * n
    def add(self, *args):
        self.data = [a + float(b) for a, b in zip(self.data, args)]
    def __getitem__(self, i):
        return self.data[i]
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    metric = Accumulator(3)
    history = []
    for epoch in range(num_epochs):
        net.train()
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            metric.add(l.item() * y.numel(), (y_hat.argmax(1) == y).sum().item(), y.numel())
        net.eval()
        test = Accumulator(2)
        with torch.no_grad():
            for X, y in test_iter:
                test.add((net(X).argmax(1) == y).sum().item(), y.numel())
        history.append((metric[0] / metric[2], metric[1] / metric[2], test[0] / test[1]))
    return history

# %% tests_on_train
# truth: The third number is the accuracy on train_iter; test_iter is never read.
import torch
@torch.no_grad()
def get_acc(model, loader):
    model.eval()
    good = 0
    for X, y in loader:
        good += (model(X).max(1)[1] == y).sum().item()
    return good / len(loader.dataset)
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    log = []
    for ep in range(num_epochs):
        net.train()
        epoch_loss = 0.0
        epoch_acc = 0
        for X, y in train_iter:
            optimizer.zero_grad()
            out = net(X)
            batch_loss = loss(out, y)
            batch_loss.backward()
            optimizer.step()
            epoch_loss += batch_loss.item() * X.size(0)
            epoch_acc += (out.max(1)[1] == y).sum().item()
        N = len(train_iter.dataset)
        log.append((epoch_loss / N, epoch_acc / N, get_acc(net, train_iter)))
    return log

# %% only_last_epoch
# truth: Only the tuple of the last epoch is returned, not a list with one for each epoch.
import torch
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    for epoch in range(num_epochs):
        net.train()
        train_loss, train_acc, n = 0.0, 0.0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            train_loss += l.item() * len(y)
            train_acc += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        net.eval()
        test_acc, m = 0.0, 0
        with torch.no_grad():
            for X, y in test_iter:
                test_acc += (net(X).argmax(dim=1) == y).sum().item()
                m += len(y)
        print(f'epoch {epoch + 1}, loss {train_loss / n:.4f}, train acc {train_acc / n:.3f}, test acc {test_acc / m:.3f}')
    return [(train_loss / n, train_acc / n, test_acc / m)]

# %% order_swapped
# truth: The tuple is (train loss, test accuracy, train accuracy): the last two are swapped.
import torch
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    result = []
    for i in range(num_epochs):
        net.train()
        losses, hits, sizes = [], [], []
        for X, y in train_iter:
            o = net(X)
            l = loss(o, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            sizes.append(len(y))
            losses.append(l.item() * len(y))
            hits.append((o.argmax(1) == y).sum().item())
        net.eval()
        with torch.no_grad():
            t = [((net(X).argmax(1) == y).sum().item(), len(y)) for X, y in test_iter]
        train_acc = sum(hits) / sum(sizes)
        test_acc = sum(a for a, _ in t) / sum(b for _, b in t)
        result.append((sum(losses) / sum(sizes), test_acc, train_acc))
    return result

# %% one_epoch_short
# truth: range(1, num_epochs) makes one pass too few.
import torch
def _acc(net, it):
    m = net.training
    net.eval()
    a = b = 0
    with torch.no_grad():
        for X, y in it:
            a += (net(X).argmax(1) == y).sum().item()
            b += len(y)
    net.train(m)
    return a / b
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(1, num_epochs):
        net.train()
        tot = cor = num = 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            tot += l.item() * len(y)
            cor += (y_hat.argmax(1) == y).sum().item()
            num += len(y)
        history.append((tot / num, cor / num, _acc(net, test_iter)))
    return history

# %% tested_in_train_mode
# truth: The test accuracy is measured in training mode: eval() is never called, so dropout and batch norm disturb it (and batch norm learns from test images).
import torch
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    net.train()
    history = []
    for _ in range(num_epochs):
        train_loss_sum = train_acc_sum = n = 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            train_loss_sum += l.item() * y.shape[0]
            train_acc_sum += (y_hat.argmax(dim=1) == y).sum().item()
            n += y.shape[0]
        with torch.no_grad():
            right = sum((net(X).argmax(dim=1) == y).sum().item() for X, y in test_iter)
        test_acc = right / len(test_iter.dataset)
        history.append((train_loss_sum / n, train_acc_sum / n, test_acc))
    return history

# %% softmax_before_loss
# truth: softmax is applied to the scores before the loss, which takes scores itself: the softmax acts twice, loss and steps are wrong.
import torch
import torch.nn.functional as F
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        loss_total = correct = seen = 0
        for X, y in train_iter:
            optimizer.zero_grad()
            probs = F.softmax(net(X), dim=1)
            l = loss(probs, y)
            l.backward()
            optimizer.step()
            loss_total += l.item() * len(y)
            correct += (probs.argmax(1) == y).sum().item()
            seen += len(y)
        net.eval()
        test_correct = test_seen = 0
        with torch.no_grad():
            for X, y in test_iter:
                test_correct += (net(X).argmax(1) == y).sum().item()
                test_seen += len(y)
        history.append((loss_total / seen, correct / seen, test_correct / test_seen))
    return history

# %% measured_after_epoch
# truth: Train loss and accuracy are measured in a separate pass after the epoch, in eval mode; asked is what each batch gave before its step.
import torch
def measure(net, data_iter, loss):
    net.eval()
    l_sum = a_sum = n = 0
    with torch.no_grad():
        for X, y in data_iter:
            y_hat = net(X)
            l_sum += loss(y_hat, y).item() * len(y)
            a_sum += (y_hat.argmax(1) == y).sum().item()
            n += len(y)
    return l_sum / n, a_sum / n
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        for X, y in train_iter:
            optimizer.zero_grad()
            loss(net(X), y).backward()
            optimizer.step()
        train_loss, train_acc = measure(net, train_iter, loss)
        _, test_acc = measure(net, test_iter, loss)
        history.append((train_loss, train_acc, test_acc))
    return history

# %% own_sgd
# truth: A new SGD with lr 0.1 replaces the optimizer that was given, so its kind and its learning rate are ignored.
import torch
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    history = []
    for epoch in range(num_epochs):
        net.train()
        ls, acc, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            ls += l.item() * len(y)
            acc += (y_hat.argmax(1) == y).sum().item()
            n += len(y)
        net.eval()
        tr, tn = 0, 0
        with torch.no_grad():
            for X, y in test_iter:
                tr += (net(X).argmax(1) == y).sum().item()
                tn += len(y)
        net.train()
        history.append((ls / n, acc / n, tr / tn))
    return history

# %% last_batch_acc
# truth: The accuracy of the epoch is that of its last batch (assigned, not added up); only the loss is a mean over the samples.
import torch
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    def test():
        net.eval()
        with torch.no_grad():
            c = sum(int((net(X).argmax(1) == y).sum()) for X, y in test_iter)
        return c / len(test_iter.dataset)

    history = []
    for epoch in range(num_epochs):
        net.train()
        loss_sum, n = 0.0, 0
        for X, y in train_iter:
            scores = net(X)
            l = loss(scores, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            loss_sum += l.item() * y.numel()
            n += y.numel()
            train_acc = (scores.argmax(1) == y).float().mean().item()
        history.append((loss_sum / n, train_acc, test()))
    return history
