# %% no_zero_grad
# truth: Never clears the gradients, so each step uses the sum of the gradients of all batches so far.
import torch
from torch import nn

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct, total = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            l.backward()
            optimizer.step()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            total += len(y)
        test_acc = evaluate_accuracy(net, test_iter)
        history.append((total_loss / total, correct / total, test_acc))
    return history

# %% cleared_before_step
# truth: Clears the gradients between backward and step, so the steps have no gradient and the net learns nothing.
import torch
from torch import nn

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct, total = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            l.backward()
            optimizer.zero_grad()
            optimizer.step()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            total += len(y)
        test_acc = evaluate_accuracy(net, test_iter)
        history.append((total_loss / total, correct / total, test_acc))
    return history

# %% no_train_mode
# truth: Never calls net.train(), so a net that comes in evaluation mode is trained in evaluation mode.
import torch
from torch import nn

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        total_loss, correct, total = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            total += len(y)
        test_acc = evaluate_accuracy(net, test_iter)
        history.append((total_loss / total, correct / total, test_acc))
    return history

# %% mean_of_batch_losses
# truth: Averages the losses of the batches, so the samples of a short last batch weigh more than the others.
import torch
from torch import nn

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct, total = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total_loss += l.item()
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            total += len(y)
        test_acc = evaluate_accuracy(net, test_iter)
        history.append((total_loss / len(train_iter), correct / total, test_acc))
    return history

# %% mean_of_batch_accuracies
# truth: Averages the accuracies of the batches, so a short last batch counts as much as a full one in the train accuracy.
import torch
from torch import nn

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct, total = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).float().mean().item()
            total += len(y)
        test_acc = evaluate_accuracy(net, test_iter)
        history.append((total_loss / total, correct / len(train_iter), test_acc))
    return history

# %% loss_after_step
# truth: Measures the loss and the accuracy of each batch with the net after its step instead of before.
import torch
from torch import nn

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct, total = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            with torch.no_grad():
                y_hat = net(X)
                l = loss(y_hat, y)
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            total += len(y)
        test_acc = evaluate_accuracy(net, test_iter)
        history.append((total_loss / total, correct / total, test_acc))
    return history

# %% train_accuracy_after_epoch
# truth: Measures the train accuracy after the epoch with evaluate_accuracy on train_iter, not on each batch before its step.
import torch
from torch import nn

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss, total = 0.0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total_loss += l.item() * len(y)
            total += len(y)
        train_acc = evaluate_accuracy(net, train_iter)
        test_acc = evaluate_accuracy(net, test_iter)
        history.append((total_loss / total, train_acc, test_acc))
    return history

# %% accuracies_swapped
# truth: Returns the test accuracy before the train accuracy, so the second and third numbers are exchanged.
import torch
from torch import nn

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct, total = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            total += len(y)
        test_acc = evaluate_accuracy(net, test_iter)
        history.append((total_loss / total, test_acc, correct / total))
    return history

# %% only_last_epoch
# truth: Returns the tuple of the last epoch instead of a list with a tuple for each epoch.
import torch
from torch import nn

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct, total = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            total += len(y)
        test_acc = evaluate_accuracy(net, test_iter)
        history.append((total_loss / total, correct / total, test_acc))
    return history[-1]

# %% tensors_in_history
# truth: Keeps loss and count as tensors, so the tuples hold tensors, the loss one even with its graph, instead of floats.
import torch
from torch import nn

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct, total = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total_loss += l * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum()
            total += len(y)
        test_acc = evaluate_accuracy(net, test_iter)
        history.append((total_loss / total, correct / total, test_acc))
    return history

# %% totals_not_reset
# truth: Sets the sums to 0 only once before the first epoch, so from the second epoch on the means run over all epochs so far.
import torch
from torch import nn

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    total_loss, correct, total = 0.0, 0, 0
    for epoch in range(num_epochs):
        net.train()
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            total += len(y)
        test_acc = evaluate_accuracy(net, test_iter)
        history.append((total_loss / total, correct / total, test_acc))
    return history

# %% one_step_per_epoch
# truth: The step stands outside the loop over the batches, so there is one step for each epoch, with the gradient of the last batch.
import torch
from torch import nn

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct, total = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            total += len(y)
        optimizer.step()
        test_acc = evaluate_accuracy(net, test_iter)
        history.append((total_loss / total, correct / total, test_acc))
    return history

# %% tested_before_epoch
# truth: Measures the test accuracy before the epoch instead of after it, so it belongs to the net of one epoch earlier.
import torch
from torch import nn

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        test_acc = evaluate_accuracy(net, test_iter)
        net.train()
        total_loss, correct, total = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            total += len(y)
        history.append((total_loss / total, correct / total, test_acc))
    return history

# %% sums_returned
# truth: Returns the sum of the losses over the samples instead of their mean.
import torch
from torch import nn

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct, total = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            total += len(y)
        test_acc = evaluate_accuracy(net, test_iter)
        history.append((total_loss, correct / total, test_acc))
    return history

# %% divided_twice
# truth: Adds up the mean losses of the batches and divides by the number of samples, so the train loss is too small by about the batch size.
import torch
from torch import nn

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct, total = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total_loss += l.item()
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            total += len(y)
        test_acc = evaluate_accuracy(net, test_iter)
        history.append((total_loss / total, correct / total, test_acc))
    return history

# %% own_optimizer
# truth: Makes an SGD of its own with learning rate 0.1 and ignores the optimizer that is given.
import torch
from torch import nn

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct, total = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            total += len(y)
        test_acc = evaluate_accuracy(net, test_iter)
        history.append((total_loss / total, correct / total, test_acc))
    return history

# %% one_epoch_short
# truth: Counts from 1 up to but without num_epochs, so one epoch is missing and num_epochs=1 trains nothing.
import torch
from torch import nn

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(1, num_epochs):
        net.train()
        total_loss, correct, total = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            total += len(y)
        test_acc = evaluate_accuracy(net, test_iter)
        history.append((total_loss / total, correct / total, test_acc))
    return history

# %% loss_arguments_swapped
# truth: Calls loss(y, y_hat) in the order of scikit-learn and Keras, so CrossEntropyLoss raises an error.
import torch
from torch import nn

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct, total = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y, y_hat)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            total += len(y)
        test_acc = evaluate_accuracy(net, test_iter)
        history.append((total_loss / total, correct / total, test_acc))
    return history

# %% gradient_of_sum
# truth: Multiplies the mean loss by the batch size before backward, so the gradients and with them the steps are too large.
import torch
from torch import nn

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct, total = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            (l * len(y)).backward()
            optimizer.step()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            total += len(y)
        test_acc = evaluate_accuracy(net, test_iter)
        history.append((total_loss / total, correct / total, test_acc))
    return history

# %% train_mode_once
# truth: Calls net.train() once before the epochs and tests with net.eval() without switching back, so from the second epoch on it trains in evaluation mode.
import torch
from torch import nn

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    net.train()
    for epoch in range(num_epochs):
        total_loss, correct, total = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            total += len(y)
        net.eval()
        test_acc = evaluate_accuracy(net, test_iter)
        history.append((total_loss / total, correct / total, test_acc))
    return history

# %% tested_on_training_data
# truth: Measures the test accuracy on train_iter, so the test images are never used.
import torch
from torch import nn

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct, total = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            total += len(y)
        test_acc = evaluate_accuracy(net, train_iter)
        history.append((total_loss / total, correct / total, test_acc))
    return history

# %% stops_after_first_batch
# truth: A break left over from debugging ends each epoch after its first batch.
import torch
from torch import nn

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct, total = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            total += len(y)
            break
        test_acc = evaluate_accuracy(net, test_iter)
        history.append((total_loss / total, correct / total, test_acc))
    return history

# %% weights_reset
# truth: Initialises the linear layers anew at the start, as later training functions of the book do, so what the net has learnt before is lost.
import torch
from torch import nn

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    def init_weights(m):
        if isinstance(m, nn.Linear):
            nn.init.xavier_uniform_(m.weight)
    net.apply(init_weights)
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct, total = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            total += len(y)
        test_acc = evaluate_accuracy(net, test_iter)
        history.append((total_loss / total, correct / total, test_acc))
    return history

# %% forward_without_grad
# truth: Computes the scores under no_grad, so backward raises RuntimeError.
import torch
from torch import nn

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct, total = 0.0, 0, 0
        for X, y in train_iter:
            with torch.no_grad():
                y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            total += len(y)
        test_acc = evaluate_accuracy(net, test_iter)
        history.append((total_loss / total, correct / total, test_acc))
    return history

# %% gradients_clipped
# truth: Clips the gradients to a norm of 0.1 as for recurrent nets, so steps with larger gradients are too short.
import torch
from torch import nn

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct, total = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 0.1)
            optimizer.step()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            total += len(y)
        test_acc = evaluate_accuracy(net, test_iter)
        history.append((total_loss / total, correct / total, test_acc))
    return history

# %% tested_in_train_mode
# truth: Measures the test accuracy by its own loop without net.eval(), so dropout and batch norm act as in training.
import torch
from torch import nn

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct, total = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            total += len(y)
        hits, n = 0, 0
        with torch.no_grad():
            for X, y in test_iter:
                hits += (net(X).argmax(dim=1) == y).sum().item()
                n += len(y)
        test_acc = hits / n
        history.append((total_loss / total, correct / total, test_acc))
    return history

# %% asserts_of_the_book
# truth: Keeps the assertions of the book about loss and accuracy, so training that ends above a loss of 0.5 raises AssertionError.
import torch
from torch import nn

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct, total = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            total += len(y)
        test_acc = evaluate_accuracy(net, test_iter)
        history.append((total_loss / total, correct / total, test_acc))
    train_loss, train_acc, test_acc = history[-1]
    assert train_loss < 0.5, train_loss
    assert train_acc <= 1 and train_acc > 0.7, train_acc
    assert test_acc <= 1 and test_acc > 0.7, test_acc
    return history

# %% step_before_backward
# truth: Steps before backward, so each step uses the gradient of the batch before and the first one uses whatever was left.
import torch
from torch import nn

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct, total = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.step()
            optimizer.zero_grad()
            l.backward()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            total += len(y)
        test_acc = evaluate_accuracy(net, test_iter)
        history.append((total_loss / total, correct / total, test_acc))
    return history

# %% history_dict
# truth: Returns a dict of lists like the history of Keras instead of a list of tuples.
import torch
from torch import nn

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = {'loss': [], 'accuracy': [], 'val_accuracy': []}
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct, total = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            total += len(y)
        test_acc = evaluate_accuracy(net, test_iter)
        history['loss'].append(total_loss / total)
        history['accuracy'].append(correct / total)
        history['val_accuracy'].append(test_acc)
    return history

# %% cleared_once_per_epoch
# truth: Clears the gradients at the start of each epoch only, so within an epoch they add up over the batches.
import torch
from torch import nn

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        optimizer.zero_grad()
        total_loss, correct, total = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            l.backward()
            optimizer.step()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            total += len(y)
        test_acc = evaluate_accuracy(net, test_iter)
        history.append((total_loss / total, correct / total, test_acc))
    return history

# %% history_kept
# truth: Keeps the history in a mutable default argument, so a second call also returns the epochs of the first.
import torch
from torch import nn

def train(net, train_iter, test_iter, loss, num_epochs, optimizer, history=[]):
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct, total = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            total += len(y)
        test_acc = evaluate_accuracy(net, test_iter)
        history.append((total_loss / total, correct / total, test_acc))
    return history

# %% images_flattened
# truth: Reshapes each batch to rows of 784 before the net, so inputs of other sizes or nets with convolutions fail.
import torch
from torch import nn

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct, total = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X.reshape(-1, 784))
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            total += len(y)
        test_acc = evaluate_accuracy(net, test_iter)
        history.append((total_loss / total, correct / total, test_acc))
    return history

# %% size_of_dataset
# truth: Divides by the size of the data set, so loss and accuracy are too small when the loader drops the last batch or gives a part.
import torch
from torch import nn

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct = 0.0, 0
        total = len(train_iter.dataset)
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total_loss += l.item() * len(y)
            correct += (y_hat.argmax(dim=1) == y).sum().item()
        test_acc = evaluate_accuracy(net, test_iter)
        history.append((total_loss / total, correct / total, test_acc))
    return history

# %% last_batch_reported
# truth: Reports the loss of the last batch of the epoch as train loss instead of the mean over all samples.
import torch
from torch import nn

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss, correct, total = 0.0, 0, 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total_loss = l.item()
            correct += (y_hat.argmax(dim=1) == y).sum().item()
            total += len(y)
        test_acc = evaluate_accuracy(net, test_iter)
        history.append((total_loss, correct / total, test_acc))
    return history
