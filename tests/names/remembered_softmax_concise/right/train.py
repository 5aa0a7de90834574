# %% epoch_helper
# truth: right, unusual because an inner function runs one epoch and returns its means from a tensor of three sums.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    def epoch():
        net.train()
        sums = torch.zeros(3, dtype=torch.float64)
        for X, y in train_iter:
            scores = net(X)
            l = loss(scores, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            hits = (scores.argmax(dim=1) == y).sum().item()
            sums += torch.tensor([l.item() * len(y), hits, len(y)], dtype=torch.float64)
        return (sums[:2] / sums[2]).tolist()

    return [(*epoch(), evaluate_accuracy(net, test_iter)) for _ in range(num_epochs)]

# %% mode_in_every_step
# truth: right, unusual because net.train() is called for every batch, the test accuracy is counted inline, and the means are updated batch by batch.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(num_epochs):
        mean_loss = mean_acc = 0.0
        seen = 0
        for X, y in train_iter:
            net.train()
            optimizer.zero_grad()
            out = net(X)
            l = loss(out, y)
            l.backward()
            optimizer.step()
            seen += len(y)
            share = len(y) / seen
            mean_loss += share * (l.item() - mean_loss)
            mean_acc += share * ((out.argmax(dim=1) == y).double().mean().item() - mean_acc)
        net.eval()
        with torch.no_grad():
            results = [(net(X).argmax(dim=1) == y) for X, y in test_iter]
        test_acc = sum(int(r.sum()) for r in results) / sum(len(r) for r in results)
        history.append((mean_loss, mean_acc, test_acc))
    return history
