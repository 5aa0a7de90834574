# %% gradients_by_autograd_grad
# truth: right, unusual because torch.autograd.grad gives the gradients, which are written to p.grad by hand instead of backward and zero_grad.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    while len(history) < num_epochs:
        rows = []
        net.train()
        for X, y in train_iter:
            scores = net(X)
            l = loss(scores, y)
            params = [p for group in optimizer.param_groups for p in group["params"] if p.requires_grad]
            for p, g in zip(params, torch.autograd.grad(l, params, allow_unused=True)):
                p.grad = g
            rows.append((l.item() * len(y), (scores.argmax(1) == y).sum().item(), len(y)))
            optimizer.step()
        losses, hits, sizes = map(sum, zip(*rows))
        history.append((losses / sizes, hits / sizes, evaluate_accuracy(net, test_iter)))
    return history

# %% one_epoch_as_a_function
# truth: right, unusual because an inner function does an epoch, gradients are cleared after the forward pass, and totals live in a float64 tensor.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    def epoch():
        net.train(True)
        totals = torch.zeros(3, dtype=torch.float64)
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            n = y.shape[0]
            totals += torch.tensor([n * l.item(), y_hat.argmax(dim=1).eq(y).sum().item(), n], dtype=torch.float64)
            optimizer.zero_grad(set_to_none=True)
            l.backward()
            optimizer.step()
        loss_and_accuracy = (totals[:2] / totals[2]).tolist()
        return (*loss_and_accuracy, evaluate_accuracy(net, test_iter))

    return [epoch() for _ in range(num_epochs)]
