# %% no_zero_grad
# truth: The gradients are never cleared, so each step uses the sum of the gradients of all batches so far.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            l.backward()
            optimizer.step()
            total_loss += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total_loss / n, right / n, evaluate_accuracy(net, test_iter)))
    return history

# %% eval_from_second_epoch
# truth: net.train() is called only once before the epochs and net.eval() for the test after each, so from the second epoch on the net learns in evaluation mode.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    net.train()
    for epoch in range(num_epochs):
        s, right, n = 0.0, 0, 0
        for X, y in train_iter:
            scores = net(X)
            l = loss(scores, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            s += l.item() * len(y)
            right += (scores.argmax(1) == y).sum().item()
            n += len(y)
        net.eval()
        t_right, t_n = 0, 0
        with torch.no_grad():
            for X, y in test_iter:
                t_right += (net(X).argmax(1) == y).sum().item()
                t_n += len(y)
        history.append((s / n, right / n, t_right / t_n))
    return history

# %% never_training_mode
# truth: net.train() is never called, so a net that comes in evaluation mode learns in evaluation mode.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    result = []
    for _ in range(num_epochs):
        metric = [0.0, 0.0, 0]
        for X, y in train_iter:
            optimizer.zero_grad()
            out = net(X)
            l = loss(out, y)
            l.backward()
            optimizer.step()
            metric[0] += float(l) * y.numel()
            metric[1] += float((out.argmax(dim=1) == y).sum())
            metric[2] += y.numel()
        result.append((metric[0] / metric[2], metric[1] / metric[2], evaluate_accuracy(net, test_iter)))
    return result

# %% accuracy_after_step
# truth: The predictions for the train accuracy are computed anew after the step of the batch instead of before it (the net runs twice per batch), so the accuracy is that of the updated net.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            with torch.no_grad():
                right += (net(X).argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, right / n, evaluate_accuracy(net, test_iter)))
    return history

# %% sum_of_means_over_samples
# truth: Adds up the mean losses of the batches but divides by the number of samples, so the train loss is too small by about the size of a batch.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        loss_sum, acc_sum, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            loss_sum += l.item()
            acc_sum += (y_hat.argmax(dim=1) == y).sum().item()
            n += y.shape[0]
        history.append((loss_sum / n, acc_sum / n, evaluate_accuracy(net, test_iter)))
    return history

# %% tested_on_training_data
# truth: Calls evaluate_accuracy with train_iter instead of test_iter, so the third number is the accuracy on the training data.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(X)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(X)
        test_acc = evaluate_accuracy(net, train_iter)
        history.append((total / n, right / n, test_acc))
    return history

# %% tested_before_epoch
# truth: Measures the test accuracy at the start of each epoch instead of after it, so it belongs to the net before the epoch.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        test_acc = evaluate_accuracy(net, test_iter)
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            optimizer.zero_grad()
            y_hat = net(X)
            l = loss(y_hat, y)
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, right / n, test_acc))
    return history

# %% last_epoch_only
# truth: Returns the tuple of the last epoch only instead of a list with one for each epoch.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    for epoch in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            optimizer.zero_grad()
            y_hat = net(X)
            l = loss(y_hat, y)
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        train_loss, train_acc = total / n, right / n
        test_acc = evaluate_accuracy(net, test_iter)
    return train_loss, train_acc, test_acc

# %% test_accuracy_second
# truth: Puts the test accuracy second and the train accuracy third, so the tuples are in the wrong order.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            optimizer.zero_grad()
            y_hat = net(X)
            l = loss(y_hat, y)
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, evaluate_accuracy(net, test_iter), right / n))
    return history

# %% counters_outside
# truth: The sums of loss, hits and samples start once before the epochs, so train loss and accuracy are means over all epochs so far.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    total, right, n = 0.0, 0, 0
    for epoch in range(num_epochs):
        net.train()
        for X, y in train_iter:
            optimizer.zero_grad()
            y_hat = net(X)
            l = loss(y_hat, y)
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, right / n, evaluate_accuracy(net, test_iter)))
    return history

# %% softmax_before_loss
# truth: Gives softmax probabilities to the loss, which takes scores, so losses and gradients are too small and the net learns something else.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = torch.softmax(net(X), dim=1)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, right / n, evaluate_accuracy(net, test_iter)))
    return history

# %% zeroed_after_backward
# truth: zero_grad is called between backward and step, so every step sees no gradient and the net does not learn.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
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

# %% tested_in_training_mode
# truth: Counts the hits on the test data by its own loop without net.eval(), so the test accuracy is measured in training mode.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            optimizer.zero_grad()
            y_hat = net(X)
            l = loss(y_hat, y)
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        with torch.no_grad():
            hits = [(net(X).argmax(dim=1) == y) for X, y in test_iter]
        test_acc = torch.cat(hits).double().mean().item()
        history.append((total / n, right / n, test_acc))
    return history

# %% train_accuracy_afterwards
# truth: Measures the train accuracy by evaluate_accuracy after the epoch instead of on each batch before its step, so it belongs to the trained net in evaluation mode.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total, n = 0.0, 0
        for X, y in train_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            n += len(y)
        train_acc = evaluate_accuracy(net, train_iter)
        history.append((total / n, train_acc, evaluate_accuracy(net, test_iter)))
    return history

# %% one_hot_labels
# truth: Turns the labels into one-hot vectors for the loss as in Keras, but nn.CrossEntropyLoss takes integer labels as (n,), so a RuntimeError is raised.
import torch
import torch.nn.functional as F

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            optimizer.zero_grad()
            y_hat = net(X)
            l = loss(y_hat, F.one_hot(y, y_hat.shape[1]))
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, right / n, evaluate_accuracy(net, test_iter)))
    return history

# %% images_reshaped
# truth: Reshapes every batch to (n, 784) before the net, so nets that take images of other sizes, other rows or the unflattened images fail.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            optimizer.zero_grad()
            y_hat = net(X.reshape(-1, 784))
            l = loss(y_hat, y)
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, right / n, evaluate_accuracy(net, test_iter)))
    return history

# %% accuracy_per_batch_mean
# truth: The train accuracy is the mean of the accuracies of the batches and not over samples, so a short last batch counts too much.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total, n, accs = 0.0, 0, []
        for X, y in train_iter:
            optimizer.zero_grad()
            y_hat = net(X)
            l = loss(y_hat, y)
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            n += len(y)
            accs.append((y_hat.argmax(dim=1) == y).float().mean().item())
        history.append((total / n, sum(accs) / len(accs), evaluate_accuracy(net, test_iter)))
    return history

# %% loss_class_misuse
# truth: Calls loss(y, y_hat) with labels and scores swapped, which nn.CrossEntropyLoss rejects with an exception.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            optimizer.zero_grad()
            y_hat = net(X)
            l = loss(y, y_hat)
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total / n, right / n, evaluate_accuracy(net, test_iter)))
    return history

# %% tensors_and_step_outside
# truth: Two mistakes: optimizer.step() stands after the loop, so there is one step per epoch instead of one for each batch, and the tuples hold 0-d tensors for the train accuracy instead of floats.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total, right, n = 0.0, 0, 0
        for X, y in train_iter:
            optimizer.zero_grad()
            y_hat = net(X)
            l = loss(y_hat, y)
            l.backward()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).sum()
            n += len(y)
        optimizer.step()
        history.append((total / n, right / n, evaluate_accuracy(net, test_iter)))
    return history

# %% counts_and_no_train_mode
# truth: Two mistakes: the train accuracy is the number of right samples and not their fraction, and net.train() is never called, so a net in evaluation mode learns in it.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        total, right, n = 0.0, 0.0, 0
        for X, y in train_iter:
            optimizer.zero_grad()
            y_hat = net(X)
            l = loss(y_hat, y)
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            right += (y_hat.argmax(dim=1) == y).float().sum().item()
            n += len(y)
        history.append((total / n, right, evaluate_accuracy(net, test_iter)))
    return history
