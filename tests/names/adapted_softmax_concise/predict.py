# %% largest_score_itself
# truth: The values of the maximum are returned instead of their indices, so scores come out and not classes.
import torch

def predict(net, X):
    was = net.training
    net.eval()
    with torch.no_grad():
        values, indices = torch.max(net(X), dim=1)
    net.train(was)
    return values

# %% left_in_eval
# truth: net.eval() is not undone, so a net that was in training mode stays in evaluation mode.
import torch

def predict(net, X):
    net.eval()
    with torch.no_grad():
        logits = net(X)
    return logits.argmax(1)

# %% axis_zero
# truth: argmax runs over dimension 0, so the best sample of each class is returned, of shape (q,).
import torch

def predict(net, X):
    was = net.training
    net.eval()
    out = net(X)
    net.train(was)
    return torch.argmax(out, dim=0)

# %% keeps_dimension
# truth: keepdim=True leaves a column, so the classes have shape (n, 1) instead of (n,).
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        pred = net(X).argmax(dim=1, keepdim=True)
    net.train(mode)
    return pred

# %% mode_untouched
# truth: The net is not put in evaluation mode, so dropout and batch norm work as in training while it predicts.
import torch

@torch.no_grad()
def predict(net, X):
    return net(X).argmax(dim=1)

# %% train_at_the_end
# truth: net.train() is called at the end in any case, so a net that was in evaluation mode is in training mode afterwards.
import torch

def predict(net, X):
    net.eval()
    with torch.no_grad():
        classes = net(X).argmax(-1)
    net.train()
    return classes

# %% single_image_batch_added
# truth: unsqueeze(0) adds a batch dimension as for a single image, so X with n samples becomes one sample with a further axis and the classes have a wrong shape (or the net raises).
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        out = net(X.unsqueeze(0))
    net.train(mode)
    return out.argmax(dim=1)

# %% thresholded_probabilities
# truth: Softmax probabilities above 0.5 are looked for, so a boolean-like matrix (n, q) is returned instead of the class numbers.
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        probs = torch.softmax(net(X), dim=1)
    net.train(mode)
    return (probs > 0.5).long()

# %% whole_matrix_argmax
# truth: argmax has no dimension, so it gives the position of the largest score in the flattened matrix, one number instead of (n,).
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    y_hat = net(X)
    net.train(mode)
    return y_hat.argmax()

# %% float_classes
# truth: The classes are converted to the dtype of the scores, so they are float instead of int64.
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        y_hat = net(X)
        classes = y_hat.argmax(dim=1).type(y_hat.dtype)
    net.train(mode)
    return classes

# %% list_of_ints
# truth: tolist() makes a Python list of the classes, so there is no int64 tensor of shape (n,).
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        guess = net(X).argmax(1).tolist()
    net.train(mode)
    return guess

# %% item_of_one_image
# truth: item() takes the class of a single image, as in a demo, so more than one sample raises a RuntimeError (and one gives an int instead of a tensor).
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        label = net(X).argmax(dim=1).item()
    net.train(mode)
    return label

# %% rows_of_784
# truth: X is reshaped to rows of 784 numbers, so inputs of any other size raise or are cut into wrong samples.
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        out = net(X.reshape(-1, 784))
    net.train(mode)
    return out.argmax(dim=1)

# %% keras_predict
# truth: net.predict does not exist for an nn.Module (it does in Keras), so an AttributeError is raised.
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    scores = net.predict(X)
    net.train(mode)
    return torch.argmax(scores, dim=1)

# %% eval_after_forward_column
# truth: Two mistakes: eval() is called only after the scores were computed, so the net predicts in its old mode, and topk leaves a column (n, 1).
import torch

def predict(net, X):
    mode = net.training
    with torch.no_grad():
        scores = net(X)
    net.eval()
    classes = scores.topk(1, dim=1).indices
    net.train(mode)
    return classes
