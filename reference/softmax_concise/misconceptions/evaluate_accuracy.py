# %% batch_means
# The accuracies of the batches are averaged, so a short last batch counts as much as a full one: count right samples,
# and divide by all.
def evaluate_accuracy(net, data_iter):
    training = net.training
    net.eval()
    right, n = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            right += (net(X).argmax(dim=1) == y).double().mean().item()
            n += 1
    net.train(training)
    return right / n


# %% divided_by_batches
# The right samples are divided by the number of batches: divide by the number of samples.
def evaluate_accuracy(net, data_iter):
    training = net.training
    net.eval()
    right, n = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            right += (net(X).argmax(dim=1) == y).sum().item()
            n += 1
    net.train(training)
    return right / n


# %% count
# You return how many samples are right: the fraction is asked.
def evaluate_accuracy(net, data_iter):
    training = net.training
    net.eval()
    right, n = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            right += (net(X).argmax(dim=1) == y).sum().item()
            n += len(y)
    net.train(training)
    return float(right)


# %% percent
# You return percent: a fraction from 0 to 1 is asked.
def evaluate_accuracy(net, data_iter):
    training = net.training
    net.eval()
    right, n = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            right += (net(X).argmax(dim=1) == y).sum().item()
            n += len(y)
    net.train(training)
    return 100 * right / n


# %% no_eval
# The net stays in training mode, so dropout leaves out inputs while it is tested: call net.eval() first.
def evaluate_accuracy(net, data_iter):
    training = net.training
    right, n = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            right += (net(X).argmax(dim=1) == y).sum().item()
            n += len(y)
    net.train(training)
    return right / n


# %% stays_in_eval
# The net stays in evaluation mode, so whoever goes on training has no dropout any more: put back the mode in which it
# was.
def evaluate_accuracy(net, data_iter):
    training = net.training
    net.eval()
    right, n = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            right += (net(X).argmax(dim=1) == y).sum().item()
            n += len(y)
    return right / n


# %% always_trains_after
# The net is in training mode afterwards, whatever it was before: remember net.training, and put that back.
def evaluate_accuracy(net, data_iter):
    training = net.training
    net.eval()
    right, n = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            right += (net(X).argmax(dim=1) == y).sum().item()
            n += len(y)
    net.train()
    return right / n


# %% records_a_graph
# A graph is recorded for nothing, which takes time and memory: put the loop under torch.no_grad().
def evaluate_accuracy(net, data_iter):
    training = net.training
    net.eval()
    right, n = 0, 0
    if True:
        for X, y in data_iter:
            right += (net(X).argmax(dim=1) == y).sum().item()
            n += len(y)
    net.train(training)
    return right / n


# %% gradients_stay_off
# Gradients are switched off for good, so nothing can be trained afterwards: use with torch.no_grad().
def evaluate_accuracy(net, data_iter):
    training = net.training
    net.eval()
    right, n = 0, 0
    torch.set_grad_enabled(False)
    for X, y in data_iter:
        right += (net(X).argmax(dim=1) == y).sum().item()
        n += len(y)
    net.train(training)
    return right / n


# %% freezes_the_net
# The parameters are told to require no gradients, for good, so the net can be trained no more: use with torch.no_grad().
def evaluate_accuracy(net, data_iter):
    training = net.training
    net.eval()
    for parameter in net.parameters():
        parameter.requires_grad_(False)
    right, n = 0, 0
    for X, y in data_iter:
        right += (net(X).argmax(dim=1) == y).sum().item()
        n += len(y)
    net.train(training)
    return right / n


# %% first_batch
# Only the first batch is looked at: the return stands inside the loop.
def evaluate_accuracy(net, data_iter):
    training = net.training
    net.eval()
    right, n = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            right += (net(X).argmax(dim=1) == y).sum().item()
            n += len(y)
            break
    net.train(training)
    return right / n


# %% last_batch
# Only the last batch counts: add up over all of them.
def evaluate_accuracy(net, data_iter):
    training = net.training
    net.eval()
    right, n = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            right = (net(X).argmax(dim=1) == y).sum().item()
            n = len(y)
    net.train(training)
    return right / n


# %% argmax_over_the_batch
# argmax is taken over the batch: the classes are along dim 1.
def evaluate_accuracy(net, data_iter):
    training = net.training
    net.eval()
    right, n = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            right += (net(X).argmax(dim=0) == y).sum().item()
            n += len(y)
    net.train(training)
    return right / n


# %% argmin
# You take the class with the smallest score: take the largest.
def evaluate_accuracy(net, data_iter):
    training = net.training
    net.eval()
    right, n = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            right += (net(X).argmin(dim=1) == y).sum().item()
            n += len(y)
    net.train(training)
    return right / n


# %% wrong_ones
# You count the samples that are wrong: count those whose largest score stands at the label, with ==.
def evaluate_accuracy(net, data_iter):
    training = net.training
    net.eval()
    right, n = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            right += (net(X).argmax(dim=1) != y).sum().item()
            n += len(y)
    net.train(training)
    return right / n


# %% probability_above_half
# Only guesses with a probability above one half count as right: the largest score wins, however small.
def evaluate_accuracy(net, data_iter):
    training = net.training
    net.eval()
    right, n = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            right += (net(X).softmax(1)[torch.arange(len(y)), y] > 0.5).sum().item()
            n += len(y)
    net.train(training)
    return right / n


# %% mode_of_the_net_alone
# net.training = mode puts the net's own flag back and leaves its layers in evaluation mode: net.train(mode) sets all.
def evaluate_accuracy(net, data_iter):
    mode = net.training
    net.eval()
    right, n = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            right += (net(X).argmax(dim=1) == y).sum().item()
            n += len(y)
    net.training = mode
    return right / n


# %% tensor
# You return a tensor: a Python float is asked, take .item().
def evaluate_accuracy(net, data_iter):
    training = net.training
    net.eval()
    right, n = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            right += (net(X).argmax(dim=1) == y).sum().item()
            n += len(y)
    net.train(training)
    return torch.tensor(right / n)


# %% turns_the_mode_round
# The mode is turned round, so dropout is on if the net was in evaluation mode: call net.eval(), whatever it was.
def evaluate_accuracy(net, data_iter):
    training = net.training
    net.train(not training)
    right, n = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            right += (net(X).argmax(dim=1) == y).sum().item()
            n += len(y)
    net.train(training)
    return right / n


# %% flag_by_hand
# net.training = False leaves the layers in training mode, dropout as well: call net.eval(), and net.train(mode) after it.
def evaluate_accuracy(net, data_iter):
    training, net.training = net.training, False
    right, n = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            right += (net(X).argmax(dim=1) == y).sum().item()
            n += len(y)
    net.training = training
    return right / n


# %% reshapes_images
# Images are made rows before the net gets them, and a net with convolutions takes none: give X as it comes.
def evaluate_accuracy(net, data_iter):
    training = net.training
    net.eval()
    right, n = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            right += (net(X.flatten(1)).argmax(dim=1) == y).sum().item()
            n += len(y)
    net.train(training)
    return right / n
