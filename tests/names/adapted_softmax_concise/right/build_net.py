# %% appended_layers
# truth: right, unusual because the layers are appended to an empty Sequential and initialised by dimension of the parameter.
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential()
    net.append(nn.Flatten())
    net.append(nn.Linear(num_inputs, num_outputs))
    for name, p in net.named_parameters():
        if name.endswith("weight"):
            nn.init.normal_(p, std=0.01)
        else:
            nn.init.zeros_(p)
    return net

# %% parameters_replaced
# truth: right, unusual because new Parameters replace those of the layer.
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    scores = nn.Linear(num_inputs, num_outputs)
    scores.weight = nn.Parameter(torch.normal(0.0, 0.01, (num_outputs, num_inputs)))
    scores.bias = nn.Parameter(torch.zeros(num_outputs))
    return nn.Sequential(nn.Flatten(), scores)
