# %% new_parameters
# truth: right, unusual because the parameters of the layer are replaced by new nn.Parameter objects.
import torch
from torch import nn

def build_net(num_inputs):
    layer = nn.Linear(num_inputs, 1)
    layer.weight = nn.Parameter(0.01 * torch.randn(1, num_inputs))
    layer.bias = nn.Parameter(torch.zeros(1))
    return nn.Sequential(layer)

# %% appended_and_applied
# truth: right, unusual because the Sequential starts empty, gets its layer by add_module, and is initialised by apply.
import torch
from torch import nn

def init(m):
    if isinstance(m, nn.Linear):
        nn.init.normal_(m.weight, std=1e-2)
        nn.init.zeros_(m.bias)

def build_net(num_inputs):
    net = nn.Sequential()
    net.add_module("0", nn.Linear(in_features=num_inputs, out_features=1))
    return net.apply(init)

# %% state_dict
# truth: right, unusual because the new values are loaded as a state dict.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net.load_state_dict({"0.weight": torch.normal(0.0, 0.01, (1, num_inputs)), "0.bias": torch.zeros(1)})
    return net

# %% by_dimension
# truth: right, unusual because it goes over the parameters and tells weight and bias apart by their number of dimensions, under no_grad.
import torch
from torch import nn

@torch.no_grad()
def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    for p in net.parameters():
        p.normal_(0, 0.01) if p.ndim > 1 else p.zero_()
    return net

# %% scaled_after_drawing
# truth: right, unusual because the weight is drawn as a standard normal one and then scaled by 0.01, and the bias is multiplied by 0.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    weight, bias = net.parameters()
    weight.data.normal_().mul_(0.01)
    bias.data.mul_(0)
    return net
