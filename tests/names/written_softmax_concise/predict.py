# %% over_samples
# truth: Takes argmax along dimension 0, which gives for each class the best sample, with shape (q,).
import torch

def predict(net, X):
    was_training = net.training
    net.eval()
    with torch.no_grad():
        y_hat = net(X).argmax(dim=0)
    net.train(was_training)
    return y_hat

# %% no_eval
# truth: Never switches to evaluation mode, so dropout and batch norm act as in training.
import torch

def predict(net, X):
    with torch.no_grad():
        return net(X).argmax(dim=1)

# %% stays_in_eval
# truth: Switches to evaluation mode and does not switch back, so a net in training stays in evaluation mode.
import torch

def predict(net, X):
    net.eval()
    with torch.no_grad():
        return net(X).argmax(dim=1)

# %% always_training_afterwards
# truth: Calls net.train() at the end whatever the mode was, so a net in evaluation mode comes back in training mode.
import torch

def predict(net, X):
    net.eval()
    with torch.no_grad():
        y_hat = net(X).argmax(dim=1)
    net.train()
    return y_hat

# %% largest_scores
# truth: Returns the largest scores themselves, floats, instead of the classes where they stand.
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        values, indices = net(X).max(dim=1)
    net.train(mode)
    return values

# %% plain_list
# truth: Returns a Python list of numbers instead of an int64 tensor.
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        y_hat = net(X).argmax(dim=1)
    net.train(mode)
    return y_hat.tolist()

# %% keepdim
# truth: Keeps the dimension, so the classes have shape (n, 1) instead of (n,).
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        y_hat = net(X).argmax(dim=1, keepdim=True)
    net.train(mode)
    return y_hat

# %% no_dimension
# truth: Calls argmax without a dimension, so one index into the flattened scores comes back for the whole batch.
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        y_hat = torch.argmax(net(X))
    net.train(mode)
    return y_hat

# %% probabilities
# truth: Returns the softmax probabilities (n, q), like Keras' predict, instead of the classes.
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        y_hat = torch.softmax(net(X), dim=1)
    net.train(mode)
    return y_hat

# %% float_classes
# truth: Converts the classes to the dtype of the scores, so they are floats instead of int64.
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        scores = net(X)
        y_hat = scores.argmax(dim=1).type(scores.dtype)
    net.train(mode)
    return y_hat

# %% int32
# truth: Converts with int(), which gives int32 instead of int64.
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        y_hat = net(X).argmax(dim=1).int()
    net.train(mode)
    return y_hat

# %% reshaped_to_784
# truth: Reshapes the input to rows of 784 before the net, so inputs of any other size, as in the example, crash.
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        y_hat = net(X.reshape(-1, 784)).argmax(dim=1)
    net.train(mode)
    return y_hat

# %% threshold
# truth: Compares the scores with 0.5 as for a binary classifier, so it returns a matrix of zeros and ones (n, q).
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        y_hat = (net(X) > 0.5).long()
    net.train(mode)
    return y_hat

# %% pair_of_max
# truth: Returns what max along a dimension gives, a pair of values and indices, instead of the indices alone.
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        y_hat = torch.max(net(X), 1)
    net.train(mode)
    return y_hat

# %% only_the_flag
# truth: Sets net.training by hand, which does not reach the layers inside, so dropout in a Sequential still drops.
import torch

def predict(net, X):
    mode = net.training
    net.training = False
    with torch.no_grad():
        y_hat = net(X).argmax(dim=1)
    net.training = mode
    return y_hat

# %% method_of_net
# truth: Calls net.predict as in scikit-learn or Keras, which an nn.Module does not have, so it raises AttributeError.
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        y_hat = net.predict(X).argmax(dim=1)
    net.train(mode)
    return y_hat

# %% first_six
# truth: Predicts only the first six samples, like the book's function that draws six images, so longer batches are cut.
import torch

def predict(net, X, n=6):
    mode = net.training
    net.eval()
    with torch.no_grad():
        y_hat = net(X[:n]).argmax(dim=1)
    net.train(mode)
    return y_hat

# %% squeeze
# truth: Squeezes all dimensions of length one, so a single sample gives shape () instead of (1,).
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        y_hat = net(X).topk(1, dim=1).indices.squeeze()
    net.train(mode)
    return y_hat

# %% takes_a_loader
# truth: Treats X as a DataLoader and unpacks pairs from it, as the book's predict does, so a tensor of images raises an error.
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    y_hat = []
    with torch.no_grad():
        for features, y in X:
            y_hat.append(net(features).argmax(dim=1))
    net.train(mode)
    return torch.cat(y_hat)

# %% ascending_sort
# truth: Sorts in ascending order and takes the first index, which is the class with the smallest score.
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        y_hat = torch.argsort(net(X), dim=1)[:, 0]
    net.train(mode)
    return y_hat

# %% numpy_array
# truth: Returns a NumPy array instead of a tensor.
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        y_hat = net(X).argmax(dim=1).cpu().numpy()
    net.train(mode)
    return y_hat

# %% scaled_again
# truth: Divides the input by 255 although it goes from 0 to 1 already, so the net sees nearly black images and its bias decides.
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        y_hat = net(X / 255.0).argmax(dim=1)
    net.train(mode)
    return y_hat

# %% one_hot
# truth: Returns one-hot rows (n, q) instead of the class numbers (n,).
import torch
from torch.nn import functional as F

def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        scores = net(X)
        y_hat = F.one_hot(scores.argmax(dim=1), scores.shape[1])
    net.train(mode)
    return y_hat
