# %% ordered_dict
# truth: right, unusual because the layers get names by an OrderedDict and the parameters are set by copy_ under no_grad.
from collections import OrderedDict
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    linear = nn.Linear(num_inputs, num_outputs)
    with torch.no_grad():
        linear.weight.copy_(torch.randn(num_outputs, num_inputs) / 100)
        linear.bias.copy_(torch.zeros(num_outputs))
    return nn.Sequential(OrderedDict([("flatten", nn.Flatten()), ("scores", linear)]))

# %% by_parameter_name
# truth: right, unusual because it goes over named_parameters and initialises by the end of the name.
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(1, -1), nn.Linear(num_inputs, num_outputs))
    for name, p in net.named_parameters():
        if name.endswith("weight"):
            p.data = torch.normal(0.0, 0.01, size=p.shape)
        else:
            p.data.fill_(0.0)
    return net
