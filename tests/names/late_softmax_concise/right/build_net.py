# %% named_layers_scaled_noise
# truth: right, unusual because the layers are named by an OrderedDict and new Parameters are made of randn times 0.01 and zeros.
from collections import OrderedDict
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    linear = nn.Linear(num_inputs, num_outputs)
    linear.weight = nn.Parameter(0.01 * torch.randn(num_outputs, num_inputs))
    linear.bias = nn.Parameter(torch.zeros(num_outputs))
    return nn.Sequential(OrderedDict(flatten=nn.Flatten(), linear=linear))

# %% in_place_without_grad
# truth: right, unusual because the parameters of the last layer are filled in place under no_grad, telling weight and bias apart by their number of axes.
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential()
    net.append(nn.Flatten(start_dim=1, end_dim=-1))
    net.append(nn.Linear(in_features=num_inputs, out_features=num_outputs))
    with torch.no_grad():
        for p in net[-1].parameters():
            p.normal_().mul_(0.01 if p.dim() == 2 else 0.0)
    return net
