# %% default_initialisation
# truth: Leaves the library's own initialisation of the weight, uniform and several times wider than 0.01, and zeroes only the bias.
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))
    nn.init.zeros_(net[1].bias)
    return net

# %% softmax_in_net
# truth: Ends the net with a softmax layer, so it gives probabilities instead of scores and has three layers.
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs), nn.Softmax(dim=1))
    nn.init.normal_(net[1].weight, mean=0, std=0.01)
    nn.init.zeros_(net[1].bias)
    return net

# %% variance_as_std
# truth: Passes the variance 0.01 ** 2 as the standard deviation, so the weights are a hundred times too small.
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))
    nn.init.normal_(net[1].weight, mean=0, std=0.01 ** 2)
    nn.init.zeros_(net[1].bias)
    return net

# %% std_is_root
# truth: Takes 0.01 for the variance and uses its root, so the standard deviation is 0.1, ten times too large.
import math

from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))
    nn.init.normal_(net[1].weight, mean=0, std=math.sqrt(0.01))
    nn.init.zeros_(net[1].bias)
    return net

# %% no_flatten
# truth: Leaves the Flatten out, so images (n, 1, h, w) crash in the linear layer.
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Linear(num_inputs, num_outputs))
    nn.init.normal_(net[0].weight, std=0.01)
    nn.init.zeros_(net[0].bias)
    return net

# %% bias_switched_off
# truth: Takes "the bias is 0" for bias=False, so there is no bias that could be trained.
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs, bias=False))
    nn.init.normal_(net[1].weight, std=0.01)
    return net

# %% bias_forgotten
# truth: Initialises only the weight, as the book does, so the bias keeps the library's random values instead of 0.
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))

    def init_weights(m):
        if type(m) == nn.Linear:
            nn.init.normal_(m.weight, std=0.01)

    net.apply(init_weights)
    return net

# %% bias_frozen
# truth: Replaces the bias by a parameter that requires no gradient, so it stays 0 and is not trained.
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))
    net[1].weight.data.normal_(0, 0.01)
    net[1].bias = nn.Parameter(torch.zeros(num_outputs), requires_grad=False)
    return net

# %% sizes_swapped
# truth: Gives the sizes to the linear layer in the wrong order, so the weight is (num_inputs, num_outputs) and the inputs do not fit.
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_outputs, num_inputs))
    nn.init.normal_(net[1].weight, std=0.01)
    nn.init.zeros_(net[1].bias)
    return net

# %% seeded
# truth: Sets a seed for reproducibility, so each net gets the same weights and the caller's random numbers are reset.
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    torch.manual_seed(42)
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))
    nn.init.normal_(net[1].weight, std=0.01)
    nn.init.zeros_(net[1].bias)
    return net

# %% sizes_written_in
# truth: Writes 784 and 10 into the layer and ignores the arguments, so any other size fails.
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    nn.init.normal_(net[1].weight, std=0.01)
    nn.init.zeros_(net[1].bias)
    return net

# %% std_given_as_mean
# truth: Passes 0.01 as the second argument of normal_, which is the mean, so the standard deviation stays 1.
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))
    nn.init.normal_(net[1].weight, 0.01)
    nn.init.zeros_(net[1].bias)
    return net

# %% all_zero
# truth: Sets the weight to 0 as well as the bias, so nothing is drawn from a normal distribution.
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))
    for p in net.parameters():
        nn.init.zeros_(p)
    return net

# %% uniform
# truth: Draws the weight uniformly from -0.01 to 0.01, which has a standard deviation of 0.0058 and no tails.
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))
    nn.init.uniform_(net[1].weight, -0.01, 0.01)
    nn.init.zeros_(net[1].bias)
    return net

# %% relu_at_end
# truth: Puts a ReLU behind the linear layer, so negative scores become 0.
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs), nn.ReLU())
    nn.init.normal_(net[1].weight, std=0.01)
    nn.init.zeros_(net[1].bias)
    return net

# %% hidden_layer
# truth: Builds a multilayer perceptron with 256 hidden units instead of one linear layer from inputs to scores.
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, 256), nn.ReLU(), nn.Linear(256, num_outputs))
    for m in net:
        if isinstance(m, nn.Linear):
            nn.init.normal_(m.weight, std=0.01)
            nn.init.zeros_(m.bias)
    return net

# %% flatten_from_zero
# truth: Flattens from dimension 0, so the samples of a batch are run together and batches of more than one do not fit the linear layer.
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(0), nn.Linear(num_inputs, num_outputs))
    nn.init.normal_(net[1].weight, std=0.01)
    nn.init.zeros_(net[1].bias)
    return net

# %% tensor_for_parameter
# truth: Assigns a plain tensor to the weight, which nn.Module refuses with TypeError because it is no Parameter.
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))
    net[1].weight = torch.normal(0, 0.01, size=(num_outputs, num_inputs))
    net[1].bias.data.fill_(0)
    return net

# %% leaf_in_place
# truth: Changes the parameter in place without data or no_grad, which raises RuntimeError for a leaf that requires gradients.
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))
    net[1].weight.normal_(0, 0.01)
    net[1].bias.fill_(0)
    return net

# %% lazy_linear
# truth: Uses LazyLinear as newer editions do, so the parameters have no shape before the first batch and then get the default initialisation.
from torch import nn

def build_net(num_inputs, num_outputs):
    return nn.Sequential(nn.Flatten(), nn.LazyLinear(num_outputs))

# %% bias_drawn_too
# truth: Draws every parameter from the normal distribution, so the bias is random instead of 0.
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))
    for p in net.parameters():
        nn.init.normal_(p, mean=0.0, std=0.01)
    return net

# %% weight_transposed
# truth: Writes a weight of shape (num_inputs, num_outputs), as in the formula XW, into the layer, which keeps it the other way round, so the net crashes on its inputs.
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))
    net[1].weight.data = torch.normal(0, 0.01, (num_inputs, num_outputs))
    net[1].bias.data.zero_()
    return net

# %% one_net_for_all
# truth: Keeps the net in a cache, so the second call with the same sizes returns the same net, trained or not, instead of a new one.
from torch import nn

_nets = {}

def build_net(num_inputs, num_outputs):
    if (num_inputs, num_outputs) not in _nets:
        net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))
        nn.init.normal_(net[1].weight, std=0.01)
        nn.init.zeros_(net[1].bias)
        _nets[num_inputs, num_outputs] = net
    return _nets[num_inputs, num_outputs]

# %% numpy_weights
# truth: Draws the weight with NumPy, which gives float64, so it does not go together with float32 images and the bias.
import numpy as np
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))
    net[1].weight = nn.Parameter(torch.from_numpy(np.random.normal(0, 0.01, (num_outputs, num_inputs))))
    nn.init.zeros_(net[1].bias)
    return net
