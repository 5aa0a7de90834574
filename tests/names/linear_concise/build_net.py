# %% default
# truth: The parameters keep PyTorch's default values: uniform weights and a random bias.
from torch import nn
def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    return net

# %% unit_normal
# truth: normal_() draws with standard deviation 1, not 0.01.
from torch import nn
def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net[0].weight.data.normal_()
    net[0].bias.data.zero_()
    return net

# %% mean_for_std
# truth: The only number given to normal_ is the mean: the weights are drawn around 0.01 with standard deviation 1.
from torch import nn
def build_net(num_inputs):
    layer = nn.Linear(num_inputs, 1)
    nn.init.normal_(layer.weight, 0.01)
    nn.init.zeros_(layer.bias)
    return nn.Sequential(layer)

# %% random_bias
# truth: The bias is drawn from the normal distribution too; it must be 0.
from torch import nn
def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    for p in net.parameters():
        nn.init.normal_(p, mean=0, std=0.01)
    return net

# %% fixed_seed
# truth: It sets the seed, so each net has the same weights.
import torch
from torch import nn
def build_net(num_inputs):
    torch.manual_seed(1)
    lin = nn.Linear(num_inputs, 1)
    with torch.no_grad():
        lin.weight.normal_(0, 0.01)
        lin.bias.fill_(0.)
    return nn.Sequential(lin)

# %% turned_around
# truth: Inputs and outputs are swapped: the layer maps one feature to num_inputs outputs.
from torch import nn
def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(1, num_inputs))
    net[0].weight.data.normal_(0, 0.01)
    net[0].bias.data.fill_(0)
    return net

# %% two_inputs
# truth: The number of features is written as 2, whatever num_inputs is.
from torch import nn
def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(2, 1))
    net[0].weight.data.normal_(0, 0.01)
    net[0].bias.data.fill_(0)
    return net

# %% without_bias
# truth: bias=False leaves the bias out: the net can fit no line with an intercept.
import torch
from torch import nn
def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1, bias=False))
    torch.nn.init.normal_(net[0].weight, 0, 0.01)
    return net

# %% zero_weights
# truth: The weights are 0 and not random.
from torch import nn
def build_net(num_inputs):
    def init(m):
        if isinstance(m, nn.Linear):
            nn.init.zeros_(m.weight)
            nn.init.zeros_(m.bias)
    return nn.Sequential(nn.Linear(num_inputs, 1)).apply(init)

# %% lazy
# truth: LazyLinear has no parameters before its first batch, so drawing the weight raises.
from torch import nn
def build_net(num_inputs):
    net = nn.Sequential(nn.LazyLinear(1))
    net[0].weight.data.normal_(0, 0.01)
    net[0].bias.data.fill_(0)
    return net
