# %% no_zero_grad
# The gradients of earlier batches are added up: call optimizer.zero_grad() for each batch.
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, right / n, evaluate_accuracy(net, test_iter)))
    return history


# %% zero_grad_once
# The gradients are cleared once for each epoch, and added up within it: call optimizer.zero_grad() for each batch.
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(num_epochs):
        net.train()
        optimizer.zero_grad()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, right / n, evaluate_accuracy(net, test_iter)))
    return history


# %% zero_grad_before_step
# The gradients are cleared between backward() and step(), so nothing is learned: clear them before backward().
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            l.backward()
            optimizer.zero_grad()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, right / n, evaluate_accuracy(net, test_iter)))
    return history


# %% step_before_backward
# step() comes before backward(), so each step uses the gradient of the batch before: backward() first.
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.step()
            optimizer.zero_grad()
            l.backward()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, right / n, evaluate_accuracy(net, test_iter)))
    return history


# %% no_training_mode
# The net is not put into training mode, so it learns in whatever mode it was left: call net.train() in each epoch.
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(num_epochs):
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, right / n, evaluate_accuracy(net, test_iter)))
    return history


# %% training_mode_once
# The net is put into evaluation mode for the test and stays there: call net.train() in each epoch.
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    net.train()
    for _ in range(num_epochs):
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        net.eval()
        history.append((total / n, right / n, evaluate_accuracy(net, test_iter)))
    return history


# %% learns_in_eval (alike: no_training_mode)
# The net learns in evaluation mode: call net.train() before the batches of each epoch.
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(num_epochs):
        net.eval()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, right / n, evaluate_accuracy(net, test_iter)))
    return history


# %% tested_in_training_mode
# The net is tested in training mode, so dropout leaves out inputs: test it in evaluation mode, as evaluate_accuracy
# does.
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, right / n, sum((net(X).argmax(1) == y).sum().item() for X, y in test_iter) / len(test_iter.dataset)))
    return history


# %% batch_means
# Losses and accuracies of the batches are averaged, so a short last batch counts as much as a full one: weight each by
# its samples.
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item()
            right += (y_hat.argmax(dim=1) == y).double().mean().item()
            n += 1
        history.append((total / n, right / n, evaluate_accuracy(net, test_iter)))
    return history


# %% divided_twice
# The loss of a batch is a mean already, and you divide the sum of these by the number of samples: multiply each by its
# number of samples first.
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item()
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, right / n, evaluate_accuracy(net, test_iter)))
    return history


# %% loss_is_a_sum
# The train loss is the sum over the epoch: divide it by the number of samples.
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total, right / n, evaluate_accuracy(net, test_iter)))
    return history


# %% right_is_a_count
# The train accuracy is the number of right samples: divide it by the number of samples.
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, float(right), evaluate_accuracy(net, test_iter)))
    return history


# %% percent
# The accuracies are in percent: fractions from 0 to 1 are asked.
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, 100 * right / n, 100 * evaluate_accuracy(net, test_iter)))
    return history


# %% last_batch
# Train loss and accuracy are those of the last batch of an epoch: take means over all its samples.
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total = l.item() * len(y)
            right = (y_hat.argmax(dim=1) == y).sum().item()
            n = len(y)
        history.append((total / n, right / n, evaluate_accuracy(net, test_iter)))
    return history


# %% never_reset
# The sums run on from one epoch to the next: begin each epoch with 0.
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    total, right, n = 0.0, 0, 0
    for _ in range(num_epochs):
        net.train()
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, right / n, evaluate_accuracy(net, test_iter)))
    return history


# %% measured_after_the_step
# Train loss and accuracy of each batch are measured after its step: keep the scores that you had before.
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            y_hat = net(X)
            l = loss(y_hat, y)
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, right / n, evaluate_accuracy(net, test_iter)))
    return history


# %% accuracy_after_the_epoch
# The train accuracy is measured after the epoch, by evaluate_accuracy: measure it on each batch before its step.
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, evaluate_accuracy(net, train_iter), evaluate_accuracy(net, test_iter)))
    return history


# %% tests_on_training_samples
# The third number is measured on the training samples: use test_iter.
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, right / n, evaluate_accuracy(net, train_iter)))
    return history


# %% tested_before_the_epoch
# The test accuracy is measured before the epoch: measure it when its steps are done.
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(num_epochs):
        tested = evaluate_accuracy(net, test_iter)
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, right / n, tested))
    return history


# %% learns_from_test_samples
# The net learns from the test samples: go over train_iter.
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in test_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, right / n, evaluate_accuracy(net, test_iter)))
    return history


# %% tested_once
# The net is tested once, after the last epoch: measure the test accuracy after each.
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, right / n))
    return [(*pair, evaluate_accuracy(net, test_iter)) for pair in history]


# %% no_test
# There is no test accuracy: each tuple has three numbers.
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, right / n))
    return history


# %% accuracies_swapped
# Train accuracy and test accuracy are exchanged: the order is (train loss, train accuracy, test accuracy).
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, evaluate_accuracy(net, test_iter), right / n))
    return history


# %% loss_last
# The loss comes last: the order is (train loss, train accuracy, test accuracy).
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((right / n, evaluate_accuracy(net, test_iter), total / n))
    return history


# %% last_epoch
# You return the numbers of the last epoch alone: a list with a tuple for each is asked.
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, right / n, evaluate_accuracy(net, test_iter)))
    return history[-1]


# %% returns_none
# Nothing is returned: the function ends without a return.
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, right / n, evaluate_accuracy(net, test_iter)))


# %% one_epoch
# There is only one epoch: go over train_iter num_epochs times.
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(1):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, right / n, evaluate_accuracy(net, test_iter)))
    return history


# %% three_lists
# You return three lists, one for each number: a list with a tuple for each epoch is asked.
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, right / n, evaluate_accuracy(net, test_iter)))
    return tuple(list(part) for part in zip(*history))


# %% own_loss
# The loss that you are given is not used, but F.cross_entropy: call loss(net(X), y).
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = F.cross_entropy(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, right / n, evaluate_accuracy(net, test_iter)))
    return history


# %% softmax_before_the_loss
# A softmax is applied to the scores, and nn.CrossEntropyLoss does that by itself: give it the scores.
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat.softmax(1), y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, right / n, evaluate_accuracy(net, test_iter)))
    return history


# %% squared_loss
# The loss is the mean squared error to the labels as vectors: call loss(net(X), y).
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = F.mse_loss(y_hat, F.one_hot(y, y_hat.shape[1]).float())
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, right / n, evaluate_accuracy(net, test_iter)))
    return history


# %% times_batch_size
# The loss is multiplied by the batch size before backward(), so the steps are too large: it is a mean already,
# minimise that.
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y) * len(y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item()
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, right / n, evaluate_accuracy(net, test_iter)))
    return history


# %% own_optimizer
# An optimizer of your own takes the steps: use the one that you are given.
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    history = []
    for _ in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, right / n, evaluate_accuracy(net, test_iter)))
    return history


# %% new_optimizer_each_epoch
# Each epoch has an optimizer of its own, which forgets the momentum: use the one that you are given throughout.
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(num_epochs):
        net.train()
        optimizer = torch.optim.SGD(net.parameters(), **optimizer.defaults)
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, right / n, evaluate_accuracy(net, test_iter)))
    return history


# %% flattens_wrongly
# X is flattened with the whole batch in one row: give the net X as it comes.
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X.reshape(1, -1))
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, right / n, evaluate_accuracy(net, test_iter)))
    return history


# %% keeps_the_graph
# The losses that you return are tensors with their graph: take l.item(), else memory grows with every batch.
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, right / n, evaluate_accuracy(net, test_iter)))
    return history
