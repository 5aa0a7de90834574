# %% softmax_inside
# truth: Puts a Softmax behind the linear layer, so the net gives probabilities instead of scores.
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs), nn.Softmax(dim=1))
    nn.init.normal_(net[1].weight, std=0.01)
    nn.init.zeros_(net[1].bias)
    return net

# %% flatten_missing
# truth: There is no Flatten in the net, so images (n, 1, h, w) do not fit the linear layer and raise a RuntimeError.
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Linear(num_inputs, num_outputs))
    net[0].weight.data.normal_(0, 0.01)
    net[0].bias.data.zero_()
    return net

# %% bias_random
# truth: Initialises only the weight, so the bias keeps PyTorch's random values instead of 0.
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))

    def init_weights(m):
        if type(m) == nn.Linear:
            nn.init.normal_(m.weight, std=0.01)

    net.apply(init_weights)
    return net

# %% standard_normal
# truth: Calls nn.init.normal_ without std, which defaults to 1, so the weights have standard deviation 1 instead of 0.01.
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    linear = nn.Linear(num_inputs, num_outputs)
    nn.init.normal_(linear.weight)
    nn.init.zeros_(linear.bias)
    return nn.Sequential(nn.Flatten(), linear)

# %% flatten_from_zero
# truth: Flatten(0) flattens the dimension of the samples, too, so a batch becomes one long vector that does not fit the linear layer.
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(start_dim=0), nn.Linear(num_inputs, num_outputs))
    net[1].weight.data.normal_(0, 0.01)
    net[1].bias.data.fill_(0)
    return net

# %% apply_called_too_early
# truth: Calls the init function inside apply(...) instead of passing it on, so apply gets None and raises a TypeError.
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    def init_weights(m):
        if isinstance(m, nn.Linear):
            nn.init.normal_(m.weight, 0, 0.01)
            nn.init.zeros_(m.bias)

    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))
    net.apply(init_weights(net))
    return net

# %% weight_of_flatten
# truth: Initialises net[0], which is the Flatten and has no weight, instead of net[1], so an AttributeError is raised.
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))
    net[0].weight.data.normal_(0, 0.01)
    net[0].bias.data.fill_(0)
    return net

# %% fixed_sizes
# truth: Writes 784 and 10 into the layer instead of the arguments, so nets of any other size have the wrong shape.
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    nn.init.normal_(net[1].weight, std=0.01)
    nn.init.zeros_(net[1].bias)
    return net

# %% same_row_for_all
# truth: Draws one row of weights and repeats it for every class, so all the scores of a sample are equal instead of coming from independent weights.
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    layer = nn.Linear(num_inputs, num_outputs)
    row = torch.normal(0, 0.01, (1, num_inputs))
    layer.weight.data = row.repeat(num_outputs, 1)
    layer.bias.data.zero_()
    return nn.Sequential(nn.Flatten(), layer)

# %% no_bias_and_relu
# truth: Two mistakes: the layer has no bias (bias=False) although one of zeros is to be trained, and a ReLU behind it cuts negative scores off.
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs, bias=False), nn.ReLU())
    nn.init.normal_(net[1].weight, mean=0, std=0.01)
    return net
