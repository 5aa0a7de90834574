# %% default_parameters
# truth: The layer keeps PyTorch's own uniform initialisation, so the weights do not have standard deviation 0.01 and the bias is not 0.
from torch import nn

def build_net(num_inputs):
    return nn.Sequential(nn.Linear(num_inputs, 1))

# %% bias_left_alone
# truth: Only the weight is replaced, so the bias keeps its uniform random value instead of 0.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net[0].weight.data.normal_(0, 0.01)
    return net

# %% variance_as_std
# truth: Takes the 0.01^2 of the formula for the standard deviation, so the weights have standard deviation 0.0001 instead of 0.01.
import torch
from torch import nn

def build_net(num_inputs):
    layer = nn.Linear(num_inputs, 1)
    nn.init.normal_(layer.weight, mean=0.0, std=0.01 ** 2)
    nn.init.zeros_(layer.bias)
    return nn.Sequential(layer)

# %% first_argument_is_mean
# truth: normal_(0.01) sets the mean and not the standard deviation, so the weights have mean 0.01 and standard deviation 1.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net[0].weight.data.normal_(0.01)
    net[0].bias.data.fill_(0)
    return net

# %% units_first
# truth: Swaps the arguments of nn.Linear, so the layer goes from one input to num_inputs outputs and the net fails on features (n, num_inputs).
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(1, num_inputs))
    nn.init.normal_(net[0].weight, std=0.01)
    nn.init.zeros_(net[0].bias)
    return net

# %% no_bias
# truth: Builds the layer with bias=False because the bias is to be 0, so there is no bias that could be trained.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1, bias=False))
    net[0].weight.data.normal_(0, 0.01)
    return net

# %% seed_inside
# truth: Sets a seed before the weights are drawn, so all nets have the same weights.
import torch
from torch import nn

def build_net(num_inputs):
    torch.manual_seed(0)
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    nn.init.normal_(net[0].weight, 0, 0.01)
    nn.init.constant_(net[0].bias, 0)
    return net

# %% relu_behind
# truth: Puts a ReLU behind the layer, so negative predictions become 0 and the net is not linear.
import torch
from torch import nn

def build_net(num_inputs):
    linear = nn.Linear(num_inputs, 1)
    linear.weight.data.normal_(0, 0.01)
    linear.bias.data.zero_()
    return nn.Sequential(linear, nn.ReLU())

# %% tensor_as_parameter
# truth: Assigns a plain tensor to the weight of the module, which accepts only an nn.Parameter, so a TypeError is raised.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net[0].weight = torch.normal(0, 0.01, (1, num_inputs))
    net[0].bias = torch.zeros(1)
    return net

# %% normal_on_leaf
# truth: Calls normal_ directly on the weight, a leaf that requires gradients, outside of no_grad, so a RuntimeError is raised.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net[0].weight.normal_(mean=0, std=0.01)
    net[0].bias.zero_()
    return net

# %% frozen_weight
# truth: Switches requires_grad off to set the weight and never on again, so the weight isn't trained.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    weight, bias = net[0].weight, net[0].bias
    weight.requires_grad_(False)
    weight.normal_(0, 0.01)
    bias.data.zero_()
    return net

# %% all_zeros
# truth: Sets the weight to zeros, too, instead of drawing it from a normal distribution, so all nets start from the same zeros.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    for p in net.parameters():
        nn.init.zeros_(p)
    return net

# %% uniform_hundredth
# truth: Draws the weights uniformly between -0.01 and 0.01 instead of from a normal distribution with standard deviation 0.01.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    nn.init.uniform_(net[0].weight, -0.01, 0.01)
    nn.init.zeros_(net[0].bias)
    return net

# %% weight_of_sequential
# truth: Asks the Sequential for its weight, which only the layer net[0] has, so an AttributeError is raised.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    nn.init.normal_(net.weight, mean=0, std=0.01)
    nn.init.zeros_(net.bias)
    return net

# %% lazy_layer
# truth: Uses nn.LazyLinear, whose parameters do not exist before the first input, so the values set here are lost: the weight has no shape yet, and the first input brings PyTorch's uniform weight and a bias that is not 0.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.LazyLinear(1))
    net[0].weight.data.normal_(0, 0.01)
    net[0].bias.data.fill_(0)
    return net

# %% remembered_layer
# truth: A mutable default argument keeps the layer made for a number of inputs, so later calls return nets that share the same weights.
import torch
from torch import nn

def build_net(num_inputs, layers={}):
    if num_inputs not in layers:
        layer = nn.Linear(num_inputs, 1)
        layer.weight.data.normal_(0, 0.01)
        layer.bias.data.zero_()
        layers[num_inputs] = layer
    return nn.Sequential(layers[num_inputs])

# %% init_never_matches
# truth: The function given to apply asks whether the module is the class nn.Linear itself instead of one of its instances, which is never true, so the layer keeps its default weight and bias.
import torch
from torch import nn

def build_net(num_inputs):
    def init_weights(m):
        if m is nn.Linear:
            nn.init.normal_(m.weight, std=0.01)
            nn.init.zeros_(m.bias)
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net.apply(init_weights)
    return net

# %% hidden_layer
# truth: Adds a hidden layer of 8 units, so the net has two linear layers instead of one from num_inputs features to one output.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 8), nn.Linear(8, 1))
    for layer in net:
        nn.init.normal_(layer.weight, 0, 0.01)
        nn.init.zeros_(layer.bias)
    return net

# %% list_of_layers
# truth: Gives nn.Sequential a list of layers as in Keras, but it takes the layers themselves, so a TypeError is raised.
import torch
from torch import nn

def build_net(num_inputs):
    layer = nn.Linear(num_inputs, 1)
    nn.init.normal_(layer.weight, std=0.01)
    nn.init.zeros_(layer.bias)
    return nn.Sequential([layer])

# %% flattened_output
# truth: A Flatten from dimension 0 behind the layer makes the predictions (n,) instead of a column (n, 1).
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1), nn.Flatten(0))
    net[0].weight.data.normal_(0, 0.01)
    net[0].bias.data.fill_(0.0)
    return net

# %% double_net
# truth: Converts the net to float64, so it fails on float32 inputs such as torch.zeros(3, 2).
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1)).double()
    net[0].weight.data.normal_(0, 0.01)
    net[0].bias.data.zero_()
    return net

# %% random_bias_frozen
# truth: Two mistakes: the bias is drawn from the normal distribution instead of being 0, and all parameters are created with requires_grad=False, so nothing is trained.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net[0].weight = nn.Parameter(torch.randn(1, num_inputs) * 0.01, requires_grad=False)
    net[0].bias = nn.Parameter(torch.randn(1) * 0.01, requires_grad=False)
    return net

# %% xavier_and_ones
# truth: Two mistakes: the weight is drawn by xavier_normal_, whose standard deviation depends on the number of inputs and is not 0.01, and the bias is set to 1 instead of 0.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    nn.init.xavier_normal_(net[0].weight)
    nn.init.ones_(net[0].bias)
    return net
