# %% zero_grad_forgotten
# truth: Never clears the gradients, so each step uses the sum of the gradients of all batches so far.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            l.backward()
            optimizer.step()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total_loss / n, correct / n, evaluate_accuracy(net, test_iter)))
    return history

# %% zero_grad_before_step
# truth: Clears the gradients between backward and step, so the steps see no gradients and nothing is learned.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            l.backward()
            optimizer.zero_grad()
            optimizer.step()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total_loss / n, correct / n, evaluate_accuracy(net, test_iter)))
    return history

# %% train_accuracy_after_the_epoch
# truth: Measures the training accuracy after the epoch by evaluate_accuracy, not on each batch before its step, so it is that of the trained net.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss, n = 0.0, 0
        for X, y in train_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total_loss += l.item() * y.shape[0]
            n += y.shape[0]
        train_acc = evaluate_accuracy(net, train_iter)
        test_acc = evaluate_accuracy(net, test_iter)
        history.append((total_loss / n, train_acc, test_acc))
    return history

# %% loss_mean_over_batches
# truth: Divides the sum of the batch losses by the number of batches, so a short last batch weighs as much as a full one.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        running_loss, correct, n = 0.0, 0, 0
        for X, y in train_iter:
            optimizer.zero_grad()
            outputs = net(X)
            l = loss(outputs, y)
            l.backward()
            optimizer.step()
            running_loss += l.item()
            correct += (outputs.argmax(1) == y).sum().item()
            n += y.size(0)
        history.append((running_loss / len(train_iter), correct / n, evaluate_accuracy(net, test_iter)))
    return history

# %% batch_means_divided_by_samples
# truth: Adds up batch means and divides by the number of samples as for summed losses, so the train loss is too small by about the batch size.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        metric = [0.0, 0.0, 0]
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            metric[0] += float(l.sum())
            metric[1] += float((y_hat.argmax(dim=1) == y).sum())
            metric[2] += y.numel()
        history.append((metric[0] / metric[2], metric[1] / metric[2], evaluate_accuracy(net, test_iter)))
    return history

# %% never_in_training_mode
# truth: Never calls net.train(), so a net that comes in evaluation mode learns without dropout and with frozen batch norm statistics.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        total_loss, correct, n = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total_loss / n, correct / n, evaluate_accuracy(net, test_iter)))
    return history

# %% totals_never_reset
# truth: The sums are set to 0 once before all epochs, so from the second epoch on they are means over all epochs so far.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    total_loss, correct, n = 0.0, 0, 0
    for epoch in range(num_epochs):
        net.train()
        for X, y in train_iter:
            optimizer.zero_grad()
            y_hat = net(X)
            l = loss(y_hat, y)
            l.backward()
            optimizer.step()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total_loss / n, correct / n, evaluate_accuracy(net, test_iter)))
    return history

# %% step_once_per_epoch
# truth: optimizer.step() is indented too little, so there is one step for each epoch, with the gradient of the last batch.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct, n = 0.0, 0, 0
        for X, y in train_iter:
            optimizer.zero_grad()
            y_hat = net(X)
            l = loss(y_hat, y)
            l.backward()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        optimizer.step()
        history.append((total_loss / n, correct / n, evaluate_accuracy(net, test_iter)))
    return history

# %% only_last_epoch_returned
# truth: Returns the tuple of the last epoch only and not a list with one for each epoch.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct, n = 0.0, 0, 0
        for X, y in train_iter:
            optimizer.zero_grad()
            y_hat = net(X)
            l = loss(y_hat, y)
            l.backward()
            optimizer.step()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        train_loss, train_acc = total_loss / n, correct / n
        test_acc = evaluate_accuracy(net, test_iter)
        print(f"epoch {epoch + 1}, loss {train_loss:.4f}, train acc {train_acc:.3f}, test acc {test_acc:.3f}")
    return train_loss, train_acc, test_acc

# %% own_optimizer
# truth: Makes an SGD optimizer of its own with lr 0.1 and so ignores the optimizer (kind and learning rate) that is passed.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct, n = 0.0, 0, 0
        for X, y in train_iter:
            optimizer.zero_grad()
            y_hat = net(X)
            l = loss(y_hat, y)
            l.backward()
            optimizer.step()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total_loss / n, correct / n, evaluate_accuracy(net, test_iter)))
    return history

# %% measured_after_the_step
# truth: Runs the net a second time after the step and measures loss and accuracy then, not before the step.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct, n = 0.0, 0, 0
        for X, y in train_iter:
            optimizer.zero_grad()
            loss(net(X), y).backward()
            optimizer.step()
            with torch.no_grad():
                y_hat = net(X)
                total_loss += loss(y_hat, y).item() * len(y)
                correct += (y_hat.argmax(dim=1) == y).sum().item()
                n += len(y)
        history.append((total_loss / n, correct / n, evaluate_accuracy(net, test_iter)))
    return history

# %% tensors_in_the_history
# truth: Adds up loss and hits as tensors, so the tuples hold tensors (the loss with its whole graph) instead of floats.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct, n = 0, 0, 0
        for X, y in train_iter:
            optimizer.zero_grad()
            y_hat = net(X)
            l = loss(y_hat, y)
            l.backward()
            optimizer.step()
            total_loss += l * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum()
            n += len(y)
        history.append((total_loss / n, correct / n, evaluate_accuracy(net, test_iter)))
    return history

# %% loss_arguments_swapped
# truth: Calls loss(y, net(X)) in the order of scikit-learn and Keras, for which nn.CrossEntropyLoss raises.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct, n = 0.0, 0, 0
        for X, y in train_iter:
            optimizer.zero_grad()
            y_hat = net(X)
            l = loss(y, y_hat)
            l.backward()
            optimizer.step()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        history.append((total_loss / n, correct / n, evaluate_accuracy(net, test_iter)))
    return history

# %% test_accuracy_in_training_mode
# truth: Measures the test accuracy by a loop of its own without net.eval(), so dropout and batch norm act as in training.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct, n = 0.0, 0, 0
        for X, y in train_iter:
            optimizer.zero_grad()
            y_hat = net(X)
            l = loss(y_hat, y)
            l.backward()
            optimizer.step()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            n += len(y)
        test_correct, test_n = 0, 0
        with torch.no_grad():
            for X, y in test_iter:
                test_correct += (net(X).argmax(dim=1) == y).sum().item()
                test_n += len(y)
        history.append((total_loss / n, correct / n, test_correct / test_n))
    return history
