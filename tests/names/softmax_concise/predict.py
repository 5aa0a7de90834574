# %% no_eval
# truth: The net is not put in evaluation mode, so dropout and batch norm act as in training.
import torch
def predict(net, X):
    with torch.no_grad():
        return net(X).argmax(dim=1)

# %% stays_eval
# truth: The net is left in evaluation mode, also if it was in training mode before.
import torch
def predict(net, X):
    net.eval()
    with torch.no_grad():
        scores = net(X)
    return torch.argmax(scores, dim=1)

# %% column
# truth: keepdim=True gives a column (n, 1) and not (n,).
import torch
def predict(net, X):
    training = net.training
    net.eval()
    with torch.no_grad():
        out = net(X)
    net.train(training)
    return out.argmax(dim=1, keepdim=True)

# %% flat_argmax
# truth: argmax without a dim gives one number, the place in the flattened batch, not a class for each sample.
import torch
def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        pred = net(X).argmax()
    net.train(mode)
    return pred

# %% max_values
# truth: It returns the largest scores (the first item of max), not their places.
import torch
@torch.no_grad()
def predict(net, X):
    was = net.training
    net.eval()
    pred, _ = torch.max(net(X), 1)
    net.train(was)
    return pred
