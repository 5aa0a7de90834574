# %% softmax_inside
# truth: Ends the net with nn.Softmax, so it gives probabilities and not scores, and the loss would take a second softmax.
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs), nn.Softmax(dim=1))
    nn.init.normal_(net[1].weight, mean=0, std=0.01)
    nn.init.zeros_(net[1].bias)
    return net

# %% default_initialization
# truth: Never initializes, so weight and bias have PyTorch's uniform default instead of N(0, 0.01^2) and 0.
from torch import nn

def build_net(num_inputs, num_outputs):
    return nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))

# %% bias_forgotten
# truth: As in the book only the weight is initialized; the bias keeps the random default of nn.Linear instead of 0.
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))

    def init_weights(m):
        if type(m) == nn.Linear:
            nn.init.normal_(m.weight, std=0.01)

    net.apply(init_weights)
    return net

# %% std_given_as_mean
# truth: normal_(w, 0.01) gives the mean, not the deviation, so the weight is drawn with mean 0.01 and standard deviation 1.
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))
    nn.init.normal_(net[1].weight, 0.01)
    nn.init.zeros_(net[1].bias)
    return net

# %% variance_as_std
# truth: Passes 0.01 ** 2, the variance of the formula, where PyTorch wants the standard deviation, so weights are a hundred times too small.
from torch import nn

def build_net(num_inputs, num_outputs):
    linear = nn.Linear(num_inputs, num_outputs)
    nn.init.normal_(linear.weight, mean=0.0, std=0.01 ** 2)
    nn.init.constant_(linear.bias, 0.0)
    return nn.Sequential(nn.Flatten(), linear)

# %% no_flatten
# truth: Leaves the Flatten out, so images (n, 1, 28, 28) meet the linear layer with 28 columns and raise a RuntimeError.
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Linear(num_inputs, num_outputs))
    nn.init.normal_(net[0].weight, mean=0, std=0.01)
    nn.init.zeros_(net[0].bias)
    return net

# %% flatten_from_axis_0
# truth: nn.Flatten(0) flattens the axis of the samples too, so a batch becomes one long vector and the linear layer raises (or, for one image, gives a single row without batch axis).
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(0), nn.Linear(num_inputs, num_outputs))
    nn.init.normal_(net[1].weight, std=0.01)
    nn.init.zeros_(net[1].bias)
    return net

# %% seed_set
# truth: Calls torch.manual_seed, so each net has the same weights and the global random state is reset.
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    torch.manual_seed(42)
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))
    nn.init.normal_(net[1].weight, mean=0, std=0.01)
    nn.init.zeros_(net[1].bias)
    return net

# %% weight_of_the_formula
# truth: Replaces the weight by one of shape (num_inputs, num_outputs) as in XW, but nn.Linear keeps it transposed, so the shape is wrong and the forward pass raises.
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))
    net[1].weight = nn.Parameter(torch.normal(0, 0.01, size=(num_inputs, num_outputs)))
    net[1].bias = nn.Parameter(torch.zeros(num_outputs))
    return net

# %% frozen_for_initialization
# truth: Switches requires_grad off to be allowed to fill the parameters in place and never switches it on again, so nothing is trained.
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))
    for p in net.parameters():
        p.requires_grad = False
    net[1].weight.normal_(0, 0.01)
    net[1].bias.fill_(0)
    return net

# %% tensor_assigned_to_parameter
# truth: Assigns a plain tensor to linear.weight, for which nn.Module raises TypeError: cannot assign as parameter.
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))
    net[1].weight = torch.normal(0, 0.01, size=(num_outputs, num_inputs))
    net[1].bias = torch.zeros(num_outputs)
    return net

# %% relu_after_linear
# truth: Adds a ReLU after the linear layer out of habit, so negative scores become 0.
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs), nn.ReLU())

    def init(m):
        if isinstance(m, nn.Linear):
            nn.init.normal_(m.weight, std=0.01)
            nn.init.zeros_(m.bias)

    net.apply(init)
    return net
