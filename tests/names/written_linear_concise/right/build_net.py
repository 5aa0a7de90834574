# %% apply_function
# truth: right, unusual because a function given to net.apply initializes the layer.
import torch
from torch import nn

def build_net(num_inputs):
    def init(module):
        if type(module) is nn.Linear:
            nn.init.normal_(module.weight, std=0.01)
            nn.init.constant_(module.bias, 0)

    return nn.Sequential(nn.Linear(num_inputs, 1)).apply(init)

# %% new_parameters
# truth: right, unusual because both parameters are replaced by new nn.Parameter objects.
import torch
from torch import nn

def build_net(num_inputs):
    layer = nn.Linear(num_inputs, 1)
    layer.weight = nn.Parameter(torch.normal(0.0, 0.01, (1, num_inputs)))
    layer.bias = nn.Parameter(torch.zeros(1))
    return nn.Sequential(layer)

# %% state_dict
# truth: right, unusual because the values are loaded as a state dict.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net.load_state_dict({"0.weight": torch.randn(1, num_inputs) * 0.01, "0.bias": torch.zeros(1)})
    return net

# %% named_parameters
# truth: right, unusual because it loops over the named parameters and decides by the name.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential()
    net.append(nn.Linear(num_inputs, 1))
    with torch.no_grad():
        for name, parameter in net.named_parameters():
            if name.endswith("weight"):
                parameter.normal_(mean=0.0, std=0.01)
            else:
                parameter.mul_(0.0)
    return net

# %% ordered_dict
# truth: right, unusual because the layer has a name in an OrderedDict and its values are copied in.
from collections import OrderedDict

import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(OrderedDict(linear=nn.Linear(num_inputs, 1)))
    with torch.no_grad():
        net.linear.weight.copy_(torch.distributions.Normal(0.0, 0.01).sample((1, num_inputs)))
        net.linear.bias.copy_(torch.zeros(1))
    return net

# %% lazy_but_ready
# truth: right, unusual because it uses LazyLinear and predicts once so that the parameters exist before they are initialized.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.LazyLinear(1))
    net(torch.zeros(1, num_inputs))
    weight, bias = net.parameters()
    weight.data.normal_(0, 0.01)
    bias.data.zero_()
    return net
