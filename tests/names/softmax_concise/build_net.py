# %% default_init
# truth: The weights keep PyTorch's own uniform initialisation and the bias its random values; N(0, 0.01) and 0 are asked.
from torch import nn
def build_net(num_inputs, num_outputs):
    return nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))

# %% softmax_inside
# truth: A Softmax layer ends the net, so it gives probabilities and not scores.
from torch import nn
def build_net(num_inputs, num_outputs):
    net = nn.Sequential(
        nn.Flatten(),
        nn.Linear(num_inputs, num_outputs),
        nn.Softmax(dim=1),
    )
    nn.init.normal_(net[1].weight, mean=0.0, std=0.01)
    nn.init.zeros_(net[1].bias)
    return net

# %% std_one
# truth: normal_ without std draws weights of standard deviation 1, a hundred times too wide.
from torch import nn
def build_net(num_inputs, num_outputs):
    layer = nn.Linear(num_inputs, num_outputs)
    nn.init.normal_(layer.weight)
    nn.init.constant_(layer.bias, 0)
    return nn.Sequential(nn.Flatten(), layer)

# %% bias_left
# truth: init_weights draws the weight only (as the book does); the bias keeps its random values instead of 0.
from torch import nn
def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))

    def init_weights(m):
        if type(m) == nn.Linear:
            nn.init.normal_(m.weight, std=0.01)

    net.apply(init_weights)
    return net

# %% no_flatten
# truth: There is no Flatten layer, so images (n, 1, h, w) do not fit into the linear layer.
import torch
from torch import nn
def build_net(num_inputs, num_outputs):
    linear = nn.Linear(num_inputs, num_outputs)
    with torch.no_grad():
        linear.weight.copy_(torch.randn(num_outputs, num_inputs) * 0.01)
        linear.bias.zero_()
    net = nn.Sequential(linear)
    return net

# %% seeded
# truth: torch.manual_seed is set, so each net starts with the very same weights (and the caller's random state is reset).
import torch
from torch import nn
def build_net(num_inputs, num_outputs):
    torch.manual_seed(42)
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))
    net[1].weight.data.normal_(0, 0.01)
    net[1].bias.data.fill_(0)
    return net
