# %% default_init
# truth: The layer keeps its default random initialisation, so the weight is uniform and too large and the bias not 0.
import torch
from torch import nn

def build_net(num_inputs):
    return nn.Sequential(nn.Linear(num_inputs, 1))

# %% sizes_swapped
# truth: The sizes of the layer are swapped (1 input, num_inputs outputs), so the weight is (num_inputs, 1) and an input of num_inputs > 1 features raises.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(1, num_inputs))
    net[0].weight.data.normal_(0, 0.01)
    net[0].bias.data.fill_(0)
    return net

# %% mean_of_001
# truth: normal_(0.01) passes 0.01 as the mean and leaves the standard deviation at 1, so the weights are a hundred times too large.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net[0].weight.data.normal_(0.01)
    net[0].bias.data.zero_()
    return net

# %% bias_untouched
# truth: Only the weight is initialised, so the bias keeps its random default instead of 0.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    with torch.no_grad():
        net[0].weight.normal_(mean=0, std=0.01)
    return net

# %% no_bias_at_all
# truth: The layer is made with bias=False, so there is no bias that could be trained.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1, bias=False))
    nn.init.normal_(net[0].weight, 0, 0.01)
    return net

# %% tensor_for_parameter
# truth: A plain tensor is assigned to weight, which must be a Parameter, so a TypeError is raised.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net[0].weight = torch.normal(0, 0.01, size=(1, num_inputs))
    net[0].bias = torch.zeros(1)
    return net

# %% frozen_weight
# truth: The new weight is made with requires_grad=False, so it is not trained.
import torch
from torch import nn

def build_net(num_inputs):
    layer = nn.Linear(num_inputs, 1)
    layer.weight = nn.Parameter(torch.randn(1, num_inputs) * 0.01, requires_grad=False)
    layer.bias = nn.Parameter(torch.zeros(1))
    return nn.Sequential(layer)

# %% relu_behind
# truth: A ReLU follows the linear layer, so all negative predictions are cut to 0.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1), nn.ReLU())
    nn.init.normal_(net[0].weight, std=0.01)
    nn.init.constant_(net[0].bias, 0)
    return net

# %% hidden_layer
# truth: There is a hidden layer of 64 units as in tutorials on deep nets, so the net has two linear layers instead of one.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(
        nn.Linear(num_inputs, 64),
        nn.Linear(64, 1),
    )
    for layer in net:
        nn.init.normal_(layer.weight, mean=0, std=0.01)
        nn.init.zeros_(layer.bias)
    return net

# %% weight_of_sequential
# truth: The Sequential itself has no attribute weight (its layer net[0] has), so an AttributeError is raised.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net.weight.data.normal_(0, 0.01)
    net.bias.data.fill_(0)
    return net

# %% init_function_called
# truth: init_weights is called without an argument instead of being passed to apply, so a TypeError is raised.
import torch
from torch import nn

def init_weights(m):
    if isinstance(m, nn.Linear):
        nn.init.normal_(m.weight, std=0.01)
        nn.init.zeros_(m.bias)

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net.apply(init_weights())
    return net

# %% apply_checks_wrong_type
# truth: init_weights asks for nn.Sequential-typed modules with a weight and skips the linear layer, so nothing is initialised and the defaults stay.
import torch
from torch import nn

def build_net(num_inputs):
    def init_weights(m):
        if type(m) == nn.Sequential and hasattr(m, "weight"):
            m.weight.data.normal_(0.0, 0.01)
            m.bias.data.zero_()

    model = nn.Sequential(nn.Linear(num_inputs, 1))
    model.apply(init_weights)
    return model

# %% keras_dense
# truth: torch.nn has no Dense (its name is Linear), so an AttributeError is raised.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential()
    net.append(nn.Dense(1, input_dim=num_inputs))
    nn.init.normal_(net[0].weight, std=0.01)
    nn.init.zeros_(net[0].bias)
    return net

# %% lazy_not_ready
# truth: A LazyLinear has no weight before it saw its first batch, so initialising it at once raises an error about an uninitialized parameter.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.LazyLinear(1))
    nn.init.normal_(net[0].weight, mean=0, std=0.01)
    nn.init.zeros_(net[0].bias)
    return net

# %% constant_weight
# truth: All weights are set to the constant 0.01 instead of being drawn from a normal distribution.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    nn.init.constant_(net[0].weight, 0.01)
    nn.init.constant_(net[0].bias, 0.0)
    return net

# %% xavier_recipe
# truth: The weight is drawn by xavier_normal_, whose standard deviation is sqrt(2 / (num_inputs + 1)) instead of 0.01.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    nn.init.xavier_normal_(net[0].weight)
    nn.init.zeros_(net[0].bias)
    return net

# %% small_uniform
# truth: The weight is uniform between -0.01 and 0.01 instead of normal, so its standard deviation is about 0.0058.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net[0].weight.data.uniform_(-0.01, 0.01)
    net[0].bias.data.zero_()
    return net

# %% list_of_layers
# truth: nn.Sequential gets a list, as in Keras, instead of the layers themselves, so a TypeError is raised (list is not a Module subclass).
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential([nn.Linear(num_inputs, 1)])
    net[0].weight.data.normal_(0, 0.01)
    net[0].bias.data.zero_()
    return net

# %% clone_initialised
# truth: A clone of the weight is initialised and thrown away, so the layer keeps its default uniform weight.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    w = net[0].weight.detach().clone()
    b = net[0].bias.detach()
    w.normal_(0, 0.01)
    b.zero_()
    return net

# %% inplace_on_leaf
# truth: normal_ is called on a parameter that requires gradients outside no_grad, so a RuntimeError about an in-place operation on a leaf is raised.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net[0].weight.normal_(0, 0.01)
    net[0].bias.zero_()
    return net

# %% nothing_returned
# truth: The net is built and initialised but not returned, so the caller gets None.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    nn.init.normal_(net[0].weight, mean=0, std=0.01)
    nn.init.zeros_(net[0].bias)

# %% double_precision_layer
# truth: The layer is made in float64, so an ordinary float32 input such as torch.zeros(3, 2) raises a RuntimeError about dtypes.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1, dtype=torch.float64))
    nn.init.normal_(net[0].weight, std=0.01)
    nn.init.zeros_(net[0].bias)
    return net

# %% seeded_init
# truth: torch.manual_seed(0) is set before the weights are drawn, so every net gets the same weights.
import torch
from torch import nn

def build_net(num_inputs):
    torch.manual_seed(0)
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    nn.init.normal_(net[0].weight, mean=0.0, std=0.01)
    nn.init.zeros_(net[0].bias)
    return net

# %% all_parameters_normal
# truth: A loop over net.parameters() draws the bias from the normal distribution too, so it is random and not 0.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    for p in net.parameters():
        nn.init.normal_(p, mean=0, std=0.01)
    return net

# %% flattened_output
# truth: A Flatten(0) follows the layer, so the predictions have shape (n,) instead of being a column.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1), nn.Flatten(0))
    net[0].weight.data.normal_(0.0, std=0.01)
    net[0].bias.data.zero_()
    return net

# %% sigmoid_and_variance
# truth: Two mistakes: the weight's standard deviation is 0.01 ** 2, and a Sigmoid follows the layer so zeros give 0.5.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1), nn.Sigmoid())
    nn.init.normal_(net[0].weight, 0, 0.01 ** 2)
    nn.init.zeros_(net[0].bias)
    return net

# %% bias_one_std_tenth
# truth: Two mistakes: the bias is filled with 1 instead of 0, and the weight has standard deviation 0.1.
import torch
from torch import nn

def build_net(num_inputs):
    layer = nn.Linear(num_inputs, 1)
    with torch.no_grad():
        layer.weight.copy_(0.1 * torch.randn(1, num_inputs))
        layer.bias.copy_(torch.ones(1))
    return nn.Sequential(layer)
