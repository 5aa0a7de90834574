# %% over_the_samples
# truth: Takes argmax over axis 0, so it gives the best sample of each class, shape (q,), and not the class of each sample.
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        out = net(X).argmax(dim=0)
    net.train(mode)
    return out

# %% whole_matrix
# truth: argmax without dim gives one index into the flattened scores instead of a class for each sample.
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        out = torch.argmax(net(X))
    net.train(mode)
    return out

# %% largest_scores
# truth: Takes the values and not the indices of max, so it returns the largest scores, floats, instead of the classes.
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        pred, _ = torch.max(net(X), 1)
    net.train(mode)
    return pred

# %% left_in_eval
# truth: net.eval() is never undone, so a net in training mode comes back in evaluation mode.
import torch

def predict(net, X):
    net.eval()
    with torch.no_grad():
        return net(X).argmax(dim=1)

# %% eval_forgotten
# truth: Does not switch to evaluation mode, so dropout makes the classes random and batch norm measures the batch.
import torch

def predict(net, X):
    with torch.no_grad():
        return net(X).argmax(dim=1)

# %% always_train_afterwards
# truth: Ends with net.train() always, so a net that was in evaluation mode is put into training mode.
import torch

def predict(net, X):
    net.eval()
    with torch.no_grad():
        y_hat = net(X).argmax(dim=1)
    net.train()
    return y_hat

# %% axis_kept
# truth: argmax with keepdim=True gives shape (n, 1) instead of (n,).
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        pred = net(X).argmax(dim=1, keepdim=True)
    net.train(mode)
    return pred

# %% squeezed_to_a_scalar
# truth: A bare squeeze() also removes the axis of the samples when there is only one, so its shape is () instead of (1,).
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        _, idx = net(X).topk(1, dim=1)
    net.train(mode)
    return idx.squeeze()

# %% list_of_ints
# truth: Returns a Python list by tolist() instead of an int64 tensor.
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        classes = net(X).argmax(dim=1).tolist()
    net.train(mode)
    return classes

# %% predict_of_keras
# truth: Calls net.predict(X) as in Keras or scikit-learn, which nn.Module has not: AttributeError.
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        scores = net.predict(X)
    net.train(mode)
    return scores.argmax(dim=1)

# %% flag_set_by_hand
# truth: Sets net.training = False at the outermost module only, so the dropout and batch norm layers inside stay in training mode.
import torch

def predict(net, X):
    old = net.training
    net.training = False
    with torch.no_grad():
        out = net(X).argmax(dim=1)
    net.training = old
    return out

# %% softmax_over_the_samples
# truth: Takes a softmax over axis 0 before the argmax, so scores are normalized over the samples and another class can win.
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        probs = torch.softmax(net(X), dim=0)
        out = probs.argmax(dim=1)
    net.train(mode)
    return out
