# %% autograd_grad
# truth: right, unusual because the gradients come from torch.autograd.grad and are written into grad anew, so nothing has to be cleared.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    parameters = [p for p in net.parameters() if p.requires_grad]
    history = []
    for _ in range(num_epochs):
        net.train()
        sums = torch.zeros(3, dtype=torch.float64)
        for X, y in train_iter:
            scores = net(X)
            mean_loss = loss(scores, y)
            for p, g in zip(parameters, torch.autograd.grad(mean_loss, parameters, allow_unused=True)):
                p.grad = g
            optimizer.step()
            n = y.shape[0]
            hits = (scores.detach().argmax(dim=1) == y).sum().item()
            sums += torch.tensor([mean_loss.item() * n, hits, n], dtype=torch.float64)
        train_loss, train_accuracy = (sums[:2] / sums[2]).tolist()
        history.append((train_loss, train_accuracy, evaluate_accuracy(net, test_iter)))
    return history

# %% generator_and_clearing_behind
# truth: right, unusual because a generator does the epoch and gives a row for each batch, and the gradients are cleared once before everything and then behind each step.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    def one_epoch():
        net.train()
        for X, y in train_iter:
            scores = net(X)
            value = loss(scores, y)
            row = (len(y), len(y) * float(value.detach()), int((scores.argmax(dim=1) == y).sum()))
            value.backward()
            optimizer.step()
            optimizer.zero_grad()
            yield row

    optimizer.zero_grad()
    history = []
    while len(history) < num_epochs:
        n, losses, hits = map(sum, zip(*one_epoch()))
        history += [(losses / n, hits / n, evaluate_accuracy(net, test_iter))]
    return history
