# %% ordered_dict
# truth: right, unusual because the layer has a name by an OrderedDict and new Parameters are assigned.
from collections import OrderedDict
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(OrderedDict(linear=nn.Linear(num_inputs, 1)))
    net.linear.weight = nn.Parameter(0.01 * torch.randn(1, num_inputs))
    net.linear.bias = nn.Parameter(torch.zeros(1))
    return net

# %% state_dict
# truth: right, unusual because the values are put in by load_state_dict.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net.load_state_dict({"0.weight": torch.normal(0.0, 0.01, (1, num_inputs)), "0.bias": torch.zeros(1)})
    return net

# %% lazy_but_called
# truth: right, unusual because a LazyLinear gets its shape by a first call on zeros and is initialized after that.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.LazyLinear(1))
    net(torch.zeros(1, num_inputs))
    nn.init.normal_(net[0].weight, std=0.01)
    nn.init.zeros_(net[0].bias)
    return net

# %% apply
# truth: right, unusual because an inner function is applied to all modules of the net and scales standard normal numbers.
import torch
from torch import nn

def build_net(num_inputs):
    @torch.no_grad()
    def init(module):
        if isinstance(module, nn.Linear):
            module.weight.normal_().mul_(0.01)
            module.bias.zero_()

    return nn.Sequential(nn.Linear(num_inputs, 1)).apply(init)

# %% subclass
# truth: right, unusual because a subclass of nn.Linear overrides reset_parameters, so that no values are replaced afterwards.
from torch import nn

def build_net(num_inputs):
    class SmallLinear(nn.Linear):
        def reset_parameters(self):
            nn.init.normal_(self.weight, 0.0, 0.01)
            nn.init.constant_(self.bias, 0.0)

    net = nn.Sequential()
    net.add_module("0", SmallLinear(num_inputs, 1))
    return net
