# %% ordered_dict
# truth: right, unusual because the layer has a name in an ordered dictionary.
from collections import OrderedDict
import torch
from torch import nn

def build_net(num_inputs):
    layer = nn.Linear(num_inputs, 1)
    nn.init.normal_(layer.weight, mean=0, std=0.01)
    nn.init.zeros_(layer.bias)
    return nn.Sequential(OrderedDict([("output", layer)]))

# %% new_parameters
# truth: right, unusual because the layer gets new Parameters instead of an in-place initialisation.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net[0].weight = nn.Parameter(0.01 * torch.randn(1, num_inputs))
    net[0].bias = nn.Parameter(torch.zeros(1))
    return net

# %% apply_function
# truth: right, unusual because the initialisation is a function passed to apply.
import torch
from torch import nn

def build_net(num_inputs):
    def init(m):
        if isinstance(m, nn.Linear):
            m.weight.data.normal_(std=0.01)
            m.bias.data.mul_(0)

    return nn.Sequential(nn.Linear(num_inputs, 1)).apply(init)

# %% numpy_draw
# truth: right, unusual because the weights are drawn (unseeded) by NumPy and copied in.
import numpy as np
import torch
from torch import nn

def build_net(num_inputs):
    linear = nn.Linear(num_inputs, 1)
    with torch.no_grad():
        linear.weight.copy_(torch.from_numpy(np.random.default_rng().normal(0.0, 0.01, (1, num_inputs))))
        linear.bias.copy_(torch.tensor([0.0]))
    return nn.Sequential(linear)

# %% two_dims_of_parameters
# truth: right, unusual because parameters are told apart by their number of dimensions, and the layer is added later.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential()
    net.add_module("0", nn.Linear(num_inputs, 1))
    for p in net.parameters():
        if p.dim() > 1:
            nn.init.normal_(p, 0.0, 0.01)
        else:
            nn.init.constant_(p, 0.0)
    return net
