# %% named_layers_new_parameters
# truth: right, unusual because the layers have names in an OrderedDict and the parameters are replaced by new ones made from randn.
from collections import OrderedDict

import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    scores = nn.Linear(num_inputs, num_outputs)
    scores.weight = nn.Parameter(0.01 * torch.randn(num_outputs, num_inputs))
    scores.bias = nn.Parameter(torch.zeros(num_outputs))
    return nn.Sequential(OrderedDict([("flatten", nn.Flatten()), ("scores", scores)]))

# %% copied_from_distribution
# truth: right, unusual because the weight is sampled from torch.distributions and copied in under no_grad, and the bias is subtracted from itself.
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential()
    net.append(nn.Flatten(start_dim=1))
    net.append(nn.Linear(num_inputs, num_outputs))
    with torch.no_grad():
        net[-1].weight.copy_(torch.distributions.Normal(0.0, 0.01).sample((num_outputs, num_inputs)))
        net[-1].bias.sub_(net[-1].bias.clone())
    return net
