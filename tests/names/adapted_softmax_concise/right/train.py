# %% helper_per_epoch
# truth: right, unusual because an inner function does an epoch with one tensor of three sums.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    def one_epoch():
        net.train()
        sums = torch.zeros(3, dtype=torch.float64)
        for X, y in train_iter:
            scores = net(X)
            l = loss(scores, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            right = (scores.detach().argmax(dim=1) == y).sum().item()
            sums += torch.tensor([l.item() * len(y), right, len(y)], dtype=torch.float64)
        mean_loss, accuracy = (sums[:2] / sums[2]).tolist()
        return mean_loss, accuracy, evaluate_accuracy(net, test_iter)

    return [one_epoch() for _ in range(num_epochs)]

# %% own_test_loop
# truth: right, unusual because the test accuracy is written inline with set_grad_enabled, and per-sample lists are averaged by NumPy.
import numpy as np
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(num_epochs):
        record = {True: [], False: []}
        losses, sizes = [], []
        for training, batches in ((True, train_iter), (False, test_iter)):
            net.train(training)
            with torch.set_grad_enabled(training):
                for X, y in batches:
                    scores = net(X)
                    record[training].extend((scores.argmax(1) == y).tolist())
                    if training:
                        l = loss(scores, y)
                        losses.append(l.item())
                        sizes.append(len(y))
                        optimizer.zero_grad()
                        l.backward()
                        optimizer.step()
        history.append((
            float(np.average(losses, weights=sizes)),
            float(np.mean(record[True])),
            float(np.mean(record[False])),
        ))
    return history
