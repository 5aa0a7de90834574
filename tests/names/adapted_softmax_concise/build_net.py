# %% softmax_at_the_end
# truth: The net ends with a Softmax, so it gives probabilities instead of scores.
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs), nn.Softmax(dim=1))
    nn.init.normal_(net[1].weight, std=0.01)
    nn.init.zeros_(net[1].bias)
    return net

# %% without_flatten
# truth: The Flatten is missing, so images (n, 1, h, w) raise a RuntimeError about shapes in the linear layer.
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Linear(num_inputs, num_outputs))
    net[0].weight.data.normal_(0, 0.01)
    net[0].bias.data.fill_(0)
    return net

# %% apply_forgotten
# truth: init_weights is defined but never applied, so weight and bias keep the default initialisation.
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))

    def init_weights(m):
        if type(m) == nn.Linear:
            nn.init.normal_(m.weight, std=0.01)
            nn.init.zeros_(m.bias)

    return net

# %% book_init_bias_left
# truth: Only the weight is initialised (as in the book's init_weights), so the bias keeps its random default instead of 0.
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))

    def init_weights(m):
        if type(m) == nn.Linear:
            nn.init.normal_(m.weight, std=0.01)

    net.apply(init_weights)
    return net

# %% std_default
# truth: normal_ is called without std, so the weights have a standard deviation of 1 instead of 0.01.
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    model = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))
    with torch.no_grad():
        model[1].weight.normal_()
        model[1].bias.zero_()
    return model

# %% flatten_from_zero
# truth: Flatten(start_dim=0) flattens the samples too, so a batch becomes one long vector and the linear layer raises for more than one sample.
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(start_dim=0), nn.Linear(num_inputs, num_outputs))
    nn.init.normal_(net[1].weight, 0, 0.01)
    nn.init.zeros_(net[1].bias)
    return net

# %% quickstart_mlp
# truth: A hidden layer of 512 units with ReLU stands between, as in the quickstart tutorial, so the net is not one linear layer.
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(
        nn.Flatten(),
        nn.Linear(num_inputs, 512),
        nn.ReLU(),
        nn.Linear(512, num_outputs),
    )
    for m in net:
        if isinstance(m, nn.Linear):
            nn.init.normal_(m.weight, mean=0, std=0.01)
            nn.init.zeros_(m.bias)
    return net

# %% flatten_class
# truth: nn.Flatten is passed as a class and not as an instance, so nn.Sequential raises a TypeError.
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten, nn.Linear(num_inputs, num_outputs))
    nn.init.normal_(net[1].weight, std=0.01)
    nn.init.zeros_(net[1].bias)
    return net

# %% init_of_flatten
# truth: The initialisation takes net[0], which is the Flatten and has no weight, so an AttributeError is raised.
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))
    nn.init.normal_(net[0].weight, std=0.01)
    nn.init.zeros_(net[0].bias)
    return net

# %% frozen_like_transfer
# truth: requires_grad is switched off for all parameters, as in transfer learning, so neither weight nor bias is trained.
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))
    for param in net.parameters():
        param.requires_grad = False
    net[1].weight.normal_(0, 0.01)
    net[1].bias.zero_()
    return net

# %% log_probabilities
# truth: A LogSoftmax follows the linear layer (as for NLLLoss), so the outputs are log-probabilities instead of scores.
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    linear = nn.Linear(num_inputs, num_outputs)
    nn.init.normal_(linear.weight, mean=0.0, std=0.01)
    nn.init.constant_(linear.bias, 0.0)
    return nn.Sequential(nn.Flatten(), linear, nn.LogSoftmax(dim=-1))

# %% ten_and_784_fixed
# truth: The sizes 784 and 10 are hard-coded and the arguments ignored, so other sizes give a wrong net.
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    net[1].weight.data.normal_(0.0, 0.01)
    net[1].bias.data.zero_()
    return net

# %% dropout_and_seed
# truth: Two mistakes: torch.manual_seed(0) is set, and a Dropout follows the linear layer, which changes the scores in training.
import torch
from torch import nn

def build_net(num_inputs, num_outputs):
    torch.manual_seed(0)
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs), nn.Dropout(0.2))
    nn.init.normal_(net[1].weight, std=0.01)
    nn.init.zeros_(net[1].bias)
    return net
