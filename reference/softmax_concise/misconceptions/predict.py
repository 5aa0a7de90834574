# %% scores
# You return the scores: the number of the class with the largest is asked.
def predict(net, X):
    training = net.training
    net.eval()
    with torch.no_grad():
        classes = net(X)
    net.train(training)
    return classes


# %% largest_score
# You return the largest score of each sample: its place is asked, by argmax.
def predict(net, X):
    training = net.training
    net.eval()
    with torch.no_grad():
        classes = net(X).max(dim=1).values
    net.train(training)
    return classes


# %% over_the_batch
# argmax is taken over the batch: the classes are along dim 1.
def predict(net, X):
    training = net.training
    net.eval()
    with torch.no_grad():
        classes = net(X).argmax(dim=0)
    net.train(training)
    return classes


# %% one_class
# argmax() without a dimension looks for the largest score of the whole batch: the classes are along dim 1.
def predict(net, X):
    training = net.training
    net.eval()
    with torch.no_grad():
        classes = net(X).argmax()
    net.train(training)
    return classes


# %% no_eval
# The net stays in training mode, so dropout leaves out inputs: call net.eval() first.
def predict(net, X):
    training = net.training
    with torch.no_grad():
        classes = net(X).argmax(dim=1)
    net.train(training)
    return classes


# %% stays_in_eval
# The net stays in evaluation mode: put back the mode in which it was.
def predict(net, X):
    training = net.training
    net.eval()
    with torch.no_grad():
        classes = net(X).argmax(dim=1)
    return classes


# %% always_trains_after
# The net is in training mode afterwards, whatever it was before: remember net.training, and put that back.
def predict(net, X):
    training = net.training
    net.eval()
    with torch.no_grad():
        classes = net(X).argmax(dim=1)
    net.train()
    return classes


# %% names
# You return the names of the classes: their numbers are asked.
def predict(net, X):
    training = net.training
    net.eval()
    with torch.no_grad():
        classes = net(X).argmax(dim=1)
    net.train(training)
    names = ["t-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot"]
    return [names[int(i)] for i in classes]


# %% column
# The classes come as a column (n, 1): a vector (n,) is asked, leave keepdim out.
def predict(net, X):
    training = net.training
    net.eval()
    with torch.no_grad():
        classes = net(X).argmax(dim=1, keepdim=True)
    net.train(training)
    return classes


# %% floats
# The classes are floats: they are int64, as argmax gives them.
def predict(net, X):
    training = net.training
    net.eval()
    with torch.no_grad():
        classes = net(X).argmax(dim=1)
    net.train(training)
    return classes.float()


# %% squeezed
# squeeze() drops the dimension of a single sample, too: leave it out.
def predict(net, X):
    training = net.training
    net.eval()
    with torch.no_grad():
        classes = net(X).argmax(dim=1)
    net.train(training)
    return classes.squeeze()


# %% argmin
# You take the class with the smallest score: take the largest.
def predict(net, X):
    training = net.training
    net.eval()
    with torch.no_grad():
        classes = net(X).argmin(dim=1)
    net.train(training)
    return classes


# %% mode_of_the_net_alone
# net.training = mode puts the net's own flag back and leaves its layers in evaluation mode: net.train(mode) sets all.
def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        classes = net(X).argmax(dim=1)
    net.training = mode
    return classes
