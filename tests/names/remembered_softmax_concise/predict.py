# %% largest_scores
# truth: Takes the first part of the pair that max returns, so it gives the largest scores instead of the numbers of their classes.
import torch

def predict(net, X):
    was = net.training
    net.eval()
    with torch.no_grad():
        y_hat = net(X).max(dim=1)[0]
    net.train(was)
    return y_hat

# %% best_sample_per_class
# truth: Takes the argmax over dim 0, so it gives for each class the sample with the largest score, of shape (q,), instead of a class for each sample.
import torch

def predict(net, X):
    was = net.training
    net.eval()
    classes = torch.argmax(net(X), dim=0)
    net.train(was)
    return classes

# %% kept_dimension
# truth: keepdim=True makes the classes a column (n, 1) instead of (n,).
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        out = net(X).argmax(dim=1, keepdim=True)
    net.train(mode)
    return out

# %% in_training_mode
# truth: The net isn't put into evaluation mode, so dropout leaves out inputs by chance while it predicts.
import torch

def predict(net, X):
    with torch.no_grad():
        return net(X).argmax(dim=1)

# %% trained_afterwards
# truth: Always switches to training mode at the end, so a net that was in evaluation mode doesn't keep its mode.
import torch

def predict(net, X):
    net.eval()
    with torch.no_grad():
        y_hat = net(X)
    net.train()
    return y_hat.argmax(1)

# %% over_half
# truth: Compares every score with 0.5 as in a yes-or-no question, so it returns a matrix (n, q) of zeros and ones instead of a class for each sample.
import torch

def predict(net, X):
    was = net.training
    net.eval()
    with torch.no_grad():
        scores = net(X)
    net.train(was)
    return (scores > 0.5).long()

# %% dim_left_out
# truth: argmax without a dim searches the flattened scores, so it returns one number for the whole batch instead of a class for each sample.
import torch

def predict(net, X):
    was = net.training
    net.eval()
    with torch.no_grad():
        result = torch.argmax(net(X))
    net.train(was)
    return result

# %% squeezed_sample
# truth: squeeze() without a dim also removes the dimension of the samples where X holds a single one, so the result is then () instead of (1,).
import torch

def predict(net, X):
    was = net.training
    net.eval()
    with torch.no_grad():
        best = net(X).topk(1, dim=1).indices.squeeze()
    net.train(was)
    return best

# %% drawn_at_random
# truth: Draws the class at random by the softmax probabilities instead of taking the one with the largest score, so other classes come up by chance.
import torch

def predict(net, X):
    was = net.training
    net.eval()
    with torch.no_grad():
        p = torch.softmax(net(X), dim=1)
        y = torch.multinomial(p, 1).squeeze(1)
    net.train(was)
    return y

# %% keras_predict
# truth: Calls net.predict as in Keras or scikit-learn, which an nn.Module does not have, so an AttributeError is raised.
import torch

def predict(net, X):
    was = net.training
    net.eval()
    scores = net.predict(X)
    net.train(was)
    return scores.argmax(dim=1)

# %% index_misspelt
# truth: The result of torch.max has no field index (it's called indices), so an AttributeError is raised.
import torch

def predict(net, X):
    was = net.training
    net.eval()
    with torch.no_grad():
        y = torch.max(net(X), dim=1).index
    net.train(was)
    return y

# %% int32
# truth: Converts the classes to int32, although int64 is asked.
import torch

def predict(net, X):
    was = net.training
    net.eval()
    with torch.no_grad():
        y = net(X).argmax(dim=1).int()
    net.train(was)
    return y

# %% numpy_detour
# truth: Calls numpy() on scores that still belong to a graph, so a RuntimeError is raised for every net with parameters.
import numpy as np
import torch

def predict(net, X):
    was = net.training
    net.eval()
    best = np.argmax(net(X).numpy(), axis=1)
    net.train(was)
    return torch.from_numpy(best).long()

# %% python_list_and_eval
# truth: Two mistakes: the classes come as a Python list instead of an int64 tensor, and the net is left in evaluation mode.
import torch

def predict(net, X):
    net.eval()
    with torch.no_grad():
        return net(X).argmax(dim=1).tolist()
