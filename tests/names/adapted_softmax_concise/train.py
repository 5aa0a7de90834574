# %% accuracy_before_loss
# truth: The tuples are (train accuracy, train loss, test accuracy) instead of beginning with the loss.
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
            loss_sum += l.item() * len(y)
            acc_sum += (y_hat.argmax(1) == y).sum().item()
            n += len(y)
        history.append((acc_sum / n, loss_sum / n, evaluate_accuracy(net, test_iter)))
    return history

# %% batch_averages
# truth: The train loss is the sum of the batch losses divided by the number of batches, so a short last batch counts as much as a full one.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        running_loss, correct, total = 0.0, 0, 0
        for inputs, labels in train_iter:
            optimizer.zero_grad()
            outputs = net(inputs)
            l = loss(outputs, labels)
            l.backward()
            optimizer.step()
            running_loss += l.item()
            correct += (outputs.argmax(1) == labels).sum().item()
            total += labels.size(0)
        history.append((running_loss / len(train_iter), correct / total, evaluate_accuracy(net, test_iter)))
    return history

# %% accuracy_after_step
# truth: The train accuracy of a batch is measured by a new prediction after its step instead of before it.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for _ in range(num_epochs):
        net.train()
        L, A, N = 0.0, 0.0, 0
        for X, y in train_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            with torch.no_grad():
                A += (net(X).argmax(dim=1) == y).sum().item()
            L += l.item() * X.size(0)
            N += X.size(0)
        history.append((L / N, A / N, evaluate_accuracy(net, test_iter)))
    return history

# %% train_mode_never_set
# truth: net.train() is never called, so a net that arrives in evaluation mode learns in evaluation mode (no dropout, batch norm frozen).
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    results = []
    for epoch in range(num_epochs):
        sum_loss, sum_right, count = 0.0, 0, 0
        for X, y in train_iter:
            optimizer.zero_grad()
            scores = net(X)
            l = loss(scores, y)
            l.backward()
            optimizer.step()
            sum_loss += l.item() * len(X)
            sum_right += (scores.argmax(1) == y).sum().item()
            count += len(X)
        results.append((sum_loss / count, sum_right / count, evaluate_accuracy(net, test_iter)))
    return results

# %% eval_from_second_epoch
# truth: net.train() is called once before all epochs and the inline test switches to eval without going back, so from the second epoch on the net learns in evaluation mode.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    net.train()
    history = []
    for epoch in range(num_epochs):
        train_loss, train_correct, seen = 0.0, 0, 0
        for X, y in train_iter:
            out = net(X)
            l = loss(out, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            train_loss += l.item() * y.size(0)
            train_correct += (out.argmax(1) == y).sum().item()
            seen += y.size(0)
        net.eval()
        test_correct, test_seen = 0, 0
        with torch.no_grad():
            for X, y in test_iter:
                test_correct += (net(X).argmax(1) == y).sum().item()
                test_seen += y.size(0)
        history.append((train_loss / seen, train_correct / seen, test_correct / test_seen))
    return history

# %% gradients_never_cleared
# truth: zero_grad is missing, so each step uses the gradients of all batches so far.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        total_loss = total_acc = n = 0
        for X, y in train_iter:
            y_hat = net(X)
            l = loss(y_hat, y)
            l.backward()
            optimizer.step()
            total_loss += l.item() * len(y)
            total_acc += (y_hat.argmax(axis=1) == y).sum().item()
            n += len(y)
        history.append((total_loss / n, total_acc / n, evaluate_accuracy(net, test_iter)))
    return history

# %% test_in_training_mode
# truth: The test accuracy is measured inline without net.eval(), so dropout and batch norm still work as in training.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        tl, ta, n = 0.0, 0, 0
        for X, y in train_iter:
            optimizer.zero_grad()
            o = net(X)
            l = loss(o, y)
            l.backward()
            optimizer.step()
            tl += l.item() * len(X)
            ta += (o.argmax(1) == y).sum().item()
            n += len(X)
        right, m = 0, 0
        with torch.no_grad():
            for X, y in test_iter:
                right += (net(X).argmax(1) == y).sum().item()
                m += len(X)
        history.append((tl / n, ta / n, right / m))
    return history

# %% tested_on_training_data
# truth: The test accuracy is measured on train_iter, and test_iter is never used.
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
            metric[0] += l.item() * len(y)
            metric[1] += (y_hat.argmax(1) == y).sum().item()
            metric[2] += len(y)
        test_acc = evaluate_accuracy(net, train_iter)
        history.append((metric[0] / metric[2], metric[1] / metric[2], test_acc))
    return history

# %% keras_history
# truth: A dictionary of three lists is returned, like the history of Keras, instead of a list with a tuple for each epoch.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = {"loss": [], "accuracy": [], "val_accuracy": []}
    for epoch in range(num_epochs):
        net.train()
        s, c, n = 0.0, 0, 0
        for X, y in train_iter:
            optimizer.zero_grad()
            out = net(X)
            l = loss(out, y)
            l.backward()
            optimizer.step()
            s += l.item() * len(y)
            c += (out.argmax(1) == y).sum().item()
            n += len(y)
        history["loss"].append(s / n)
        history["accuracy"].append(c / n)
        history["val_accuracy"].append(evaluate_accuracy(net, test_iter))
    return history

# %% softmax_before_loss
# truth: A softmax is applied to the scores before the loss, which expects scores, so losses and gradients are wrong.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        s, c, n = 0.0, 0, 0
        for X, y in train_iter:
            probs = torch.softmax(net(X), dim=1)
            l = loss(probs, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            s += l.item() * len(y)
            c += (probs.argmax(1) == y).sum().item()
            n += len(y)
        history.append((s / n, c / n, evaluate_accuracy(net, test_iter)))
    return history

# %% tested_once_at_the_end
# truth: The test accuracy is measured once after all epochs and put in each tuple, so the earlier epochs have that of the final net.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    train_stats = []
    for epoch in range(num_epochs):
        net.train()
        s, c, n = 0.0, 0, 0
        for X, y in train_iter:
            out = net(X)
            l = loss(out, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            s += l.item() * len(y)
            c += (out.argmax(1) == y).sum().item()
            n += len(y)
        train_stats.append((s / n, c / n))
    test_acc = evaluate_accuracy(net, test_iter)
    return [(l, a, test_acc) for l, a in train_stats]

# %% sums_over_all_epochs
# truth: The sums start before the loop over epochs and are never reset, so train loss and accuracy are means over all epochs so far.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    loss_sum, right, count = 0.0, 0, 0
    for epoch in range(num_epochs):
        net.train()
        for X, y in train_iter:
            scores = net(X)
            l = loss(scores, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            loss_sum += l.item() * len(X)
            right += (scores.argmax(1) == y).sum().item()
            count += len(X)
        history.append((loss_sum / count, right / count, evaluate_accuracy(net, test_iter)))
    return history

# %% argmax_into_loss
# truth: The loss gets the argmax instead of the scores, which are integers without a gradient, so loss or backward raises an error.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        s, c, n = 0.0, 0, 0
        for X, y in train_iter:
            optimizer.zero_grad()
            pred = net(X).argmax(dim=1)
            l = loss(pred, y)
            l.backward()
            optimizer.step()
            s += l.item() * len(y)
            c += (pred == y).sum().item()
            n += len(y)
        history.append((s / n, c / n, evaluate_accuracy(net, test_iter)))
    return history

# %% tensors_in_tuples
# truth: The number of right predictions is summed as a tensor, so the train accuracy in each tuple is a tensor instead of a float.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        s, c, n = 0.0, 0, 0
        for X, y in train_iter:
            out = net(X)
            l = loss(out, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            s += l.item() * len(y)
            c += (out.argmax(1) == y).sum()
            n += len(y)
        history.append((s / n, c / n, evaluate_accuracy(net, test_iter)))
    return history

# %% restores_best_epoch
# truth: The weights of the epoch with the best test accuracy are loaded at the end, so the net is not the one after num_epochs epochs whenever an earlier one was better.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history, best_acc, best_state = [], -1.0, None
    for epoch in range(num_epochs):
        net.train()
        s, c, n = 0.0, 0, 0
        for X, y in train_iter:
            optimizer.zero_grad()
            out = net(X)
            l = loss(out, y)
            l.backward()
            optimizer.step()
            s += l.item() * len(y)
            c += (out.argmax(1) == y).sum().item()
            n += len(y)
        acc = evaluate_accuracy(net, test_iter)
        history.append((s / n, c / n, acc))
        if acc > best_acc:
            best_acc = acc
            best_state = {k: v.clone() for k, v in net.state_dict().items()}
    if best_state is not None:
        net.load_state_dict(best_state)
    return history

# %% last_tuple_only
# truth: Only the tuple of the last epoch is returned instead of a list with a tuple for each epoch.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    for epoch in range(num_epochs):
        net.train()
        s, c, n = 0.0, 0, 0
        for X, y in train_iter:
            out = net(X)
            l = loss(out, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            s += l.item() * len(y)
            c += (out.argmax(1) == y).sum().item()
            n += len(y)
        train_metrics = (s / n, c / n)
        test_acc = evaluate_accuracy(net, test_iter)
    return train_metrics + (test_acc,)

# %% optimizer_before_epochs
# truth: The last two parameters are swapped in the signature, so a call by position passes the optimizer as num_epochs and raises a TypeError.
import torch

def train(net, train_iter, test_iter, loss, optimizer, num_epochs):
    history = []
    for epoch in range(num_epochs):
        net.train()
        s, c, n = 0.0, 0, 0
        for X, y in train_iter:
            out = net(X)
            l = loss(out, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            s += l.item() * len(y)
            c += (out.argmax(1) == y).sum().item()
            n += len(y)
        history.append((s / n, c / n, evaluate_accuracy(net, test_iter)))
    return history

# %% accuracy_over_batches
# truth: The number of right training samples is divided by the number of batches, so the train accuracy is a count for each batch, far above 1.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        s, c, n = 0.0, 0, 0
        for batch, (X, y) in enumerate(train_iter):
            pred = net(X)
            l = loss(pred, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            s += l.item() * len(y)
            c += (pred.argmax(1) == y).type(torch.float).sum().item()
            n += len(y)
        history.append((s / n, c / len(train_iter), evaluate_accuracy(net, test_iter)))
    return history

# %% step_before_backward
# truth: optimizer.step() comes before backward(), so after zero_grad there is no gradient in it and the net never learns.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        s, c, n = 0.0, 0, 0
        for X, y in train_iter:
            out = net(X)
            l = loss(out, y)
            optimizer.zero_grad()
            optimizer.step()
            l.backward()
            s += l.item() * len(y)
            c += (out.argmax(1) == y).sum().item()
            n += len(y)
        history.append((s / n, c / n, evaluate_accuracy(net, test_iter)))
    return history

# %% second_pass_for_train_metrics
# truth: Train loss and accuracy come from a second pass in evaluation mode after the epoch, instead of being measured on each batch before its step.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    def measure(it):
        net.eval()
        s, c, n = 0.0, 0, 0
        with torch.no_grad():
            for X, y in it:
                out = net(X)
                s += loss(out, y).item() * len(y)
                c += (out.argmax(1) == y).sum().item()
                n += len(y)
        return s / n, c / n

    history = []
    for epoch in range(num_epochs):
        net.train()
        for X, y in train_iter:
            optimizer.zero_grad()
            loss(net(X), y).backward()
            optimizer.step()
        train_loss, train_acc = measure(train_iter)
        history.append((train_loss, train_acc, measure(test_iter)[1]))
    return history

# %% backward_on_float
# truth: item() is taken before backward(), so a float is asked for backward and an AttributeError is raised.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        s, c, n = 0.0, 0, 0
        for X, y in train_iter:
            out = net(X)
            l = loss(out, y).item()
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            s += l * len(y)
            c += (out.argmax(1) == y).sum().item()
            n += len(y)
        history.append((s / n, c / n, evaluate_accuracy(net, test_iter)))
    return history

# %% percent_and_loss_sum
# truth: Two mistakes: both accuracies are percentages, and the train loss is the sum over the samples instead of their mean.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.train()
        s, c, n = 0.0, 0, 0
        for X, y in train_iter:
            out = net(X)
            l = loss(out, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            s += l.item() * len(y)
            c += (out.argmax(1) == y).sum().item()
            n += len(y)
        history.append((s, 100.0 * c / n, 100.0 * evaluate_accuracy(net, test_iter)))
    return history

# %% loss_unweighted_no_train_mode
# truth: Two mistakes: the train loss averages the batches with equal weight, and net.eval() is called before training, so the net learns in evaluation mode.
import torch

def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        net.eval()
        losses, c, n = [], 0, 0
        for X, y in train_iter:
            out = net(X)
            l = loss(out, y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            losses.append(l.item())
            c += (out.argmax(1) == y).sum().item()
            n += len(y)
        history.append((sum(losses) / len(losses), c / n, evaluate_accuracy(net, test_iter)))
    return history
