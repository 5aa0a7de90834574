# %% default_parameters
# truth: Leaves the parameters that nn.Linear draws by default, so weight and bias are uniform and far larger than asked.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    return net

# %% linear_arguments_swapped
# truth: Swaps the inputs and outputs of nn.Linear, so the weight is (num_inputs, 1) and a batch of num_inputs features cannot be predicted.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(1, num_inputs))
    net[0].weight.data.normal_(0, 0.01)
    net[0].bias.data.fill_(0)
    return net

# %% variance_as_std
# truth: Passes 0.01 ** 2 as the standard deviation, so the weights are a hundred times too small.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    nn.init.normal_(net[0].weight, mean=0, std=0.01 ** 2)
    nn.init.zeros_(net[0].bias)
    return net

# %% root_of_std
# truth: Takes 0.01 for the variance and its root 0.1 as the standard deviation, so the weights are ten times too large.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    nn.init.normal_(net[0].weight, mean=0.0, std=0.01 ** 0.5)
    nn.init.zeros_(net[0].bias)
    return net

# %% mean_and_std_swapped
# truth: Swaps mean and standard deviation, so every weight is exactly 0.01 and nothing is random.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    nn.init.normal_(net[0].weight, 0.01, 0)
    nn.init.zeros_(net[0].bias)
    return net

# %% standard_normal
# truth: Calls normal_ without a standard deviation, so the weights have standard deviation 1 instead of 0.01.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    nn.init.normal_(net[0].weight)
    nn.init.zeros_(net[0].bias)
    return net

# %% bias_left
# truth: Initializes only the weight, so the bias keeps its random default instead of 0.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net[0].weight.data.normal_(0, 0.01)
    return net

# %% bias_drawn_too
# truth: Draws all parameters from the normal distribution, so the bias is a small random number instead of 0.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    for param in net.parameters():
        nn.init.normal_(param, mean=0, std=0.01)
    return net

# %% no_bias
# truth: Takes "bias is 0" to mean no bias and passes bias=False, so there is no bias parameter to be trained.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1, bias=False))
    nn.init.normal_(net[0].weight, mean=0, std=0.01)
    return net

# %% bare_linear
# truth: Returns the nn.Linear itself and not an nn.Sequential that holds it.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Linear(num_inputs, 1)
    nn.init.normal_(net.weight, mean=0, std=0.01)
    nn.init.zeros_(net.bias)
    return net

# %% global_seed
# truth: Calls torch.manual_seed, so all nets get the same weights and the global random state is reset.
import torch
from torch import nn

def build_net(num_inputs):
    torch.manual_seed(0)
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    nn.init.normal_(net[0].weight, mean=0, std=0.01)
    nn.init.zeros_(net[0].bias)
    return net

# %% private_seed
# truth: Draws the weights from a private generator with a fixed seed, so every net has the same weights although the global state is untouched.
import torch
from torch import nn

def build_net(num_inputs):
    generator = torch.Generator().manual_seed(42)
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    with torch.no_grad():
        net[0].weight.normal_(0, 0.01, generator=generator)
        net[0].bias.zero_()
    return net

# %% zero_weights
# truth: Sets the weights to zero like the bias instead of drawing them at random.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    for param in net.parameters():
        nn.init.zeros_(param)
    return net

# %% uniform
# truth: Draws the weights from a uniform distribution on (-0.01, 0.01) instead of a normal one, so their spread is 0.0058 and none is beyond 0.01.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    nn.init.uniform_(net[0].weight, -0.01, 0.01)
    nn.init.zeros_(net[0].bias)
    return net

# %% tensor_assigned
# truth: Assigns a plain tensor to the weight, which PyTorch refuses with a TypeError because a Parameter is expected.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net[0].weight = torch.normal(0, 0.01, size=(1, num_inputs))
    net[0].bias = torch.zeros(1)
    return net

# %% sequential_weight
# truth: Looks for the weight in the Sequential instead of in its layer, so it raises an AttributeError.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    nn.init.normal_(net.weight, mean=0, std=0.01)
    nn.init.zeros_(net.bias)
    return net

# %% weight_frozen
# truth: Replaces the weight by a Parameter with requires_grad=False, so only the bias is trained.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net[0].weight = nn.Parameter(0.01 * torch.randn(1, num_inputs), requires_grad=False)
    nn.init.zeros_(net[0].bias)
    return net

# %% relu_after
# truth: Adds a ReLU after the linear layer, so negative predictions are cut to 0.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1), nn.ReLU())
    nn.init.normal_(net[0].weight, mean=0, std=0.01)
    nn.init.zeros_(net[0].bias)
    return net

# %% hidden_layer
# truth: Builds a net with a hidden layer, so it has four parameters and is not one linear layer.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 10), nn.ReLU(), nn.Linear(10, 1))
    for layer in net:
        if isinstance(layer, nn.Linear):
            nn.init.normal_(layer.weight, mean=0, std=0.01)
            nn.init.zeros_(layer.bias)
    return net

# %% flattened_output
# truth: Adds a Flatten over all axes, so predictions are a vector (n,) instead of a column (n, 1).
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1), nn.Flatten(0))
    nn.init.normal_(net[0].weight, mean=0, std=0.01)
    nn.init.zeros_(net[0].bias)
    return net

# %% lazy_linear
# truth: Uses LazyLinear as the newer book does, so the weight has no shape before the first prediction and is then drawn from the default uniform distribution.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.LazyLinear(1))
    net[0].weight.data.normal_(0, 0.01)
    net[0].bias.data.fill_(0)
    return net

# %% bias_one
# truth: Fills the bias with 1 instead of 0, so the prediction for zeros is 1.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    nn.init.normal_(net[0].weight, mean=0, std=0.01)
    nn.init.ones_(net[0].bias)
    return net

# %% column_weight
# truth: Replaces the weight by a column (num_inputs, 1) as in the version from scratch, so its shape is wrong and predictions with several features raise an error.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net[0].weight = nn.Parameter(torch.normal(0, 0.01, size=(num_inputs, 1)))
    net[0].bias = nn.Parameter(torch.zeros(1))
    return net

# %% name_rebound
# truth: Binds the local name to a new tensor instead of changing the parameter, so the weight keeps its default uniform values.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    weight, bias = net[0].weight, net[0].bias
    weight = torch.normal(0, 0.01, size=weight.shape)
    nn.init.zeros_(bias)
    return net

# %% in_place_with_gradient
# truth: Changes a leaf that requires a gradient in place without no_grad or .data, so it raises a RuntimeError.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net[0].weight.normal_(0, 0.01)
    net[0].bias.fill_(0)
    return net

# %% xavier
# truth: Uses Xavier initialization, whose standard deviation is sqrt(2 / (num_inputs + 1)) instead of 0.01.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    nn.init.xavier_normal_(net[0].weight)
    nn.init.zeros_(net[0].bias)
    return net

# %% bias_matrix
# truth: Replaces the bias by a (1, 1) matrix, so its shape is not (1,).
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net[0].weight = nn.Parameter(torch.normal(0, 0.01, size=(1, num_inputs)))
    net[0].bias = nn.Parameter(torch.zeros(1, 1))
    return net

# %% numpy_weights
# truth: Draws the weight with NumPy, so it is float64 and predicting float32 features raises an error about dtypes.
import numpy as np
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net[0].weight = nn.Parameter(torch.from_numpy(np.random.normal(0, 0.01, (1, num_inputs))))
    nn.init.zeros_(net[0].bias)
    return net

# %% extra_input
# truth: Adds an input for the bias although the layer has one, so the weight is (1, num_inputs + 1) and predictions raise an error.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs + 1, 1))
    nn.init.normal_(net[0].weight, mean=0, std=0.01)
    nn.init.zeros_(net[0].bias)
    return net
