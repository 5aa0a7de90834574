# %% default_init
# truth: Leaves the default uniform initialization of nn.Linear, so the weight is too large and the bias is not 0.
from torch import nn

def build_net(num_inputs):
    return nn.Sequential(nn.Linear(num_inputs, 1))

# %% bias_not_zeroed
# truth: Initializes only the weight, so the bias keeps its random default value instead of 0.
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net[0].weight.data.normal_(0, 0.01)
    return net

# %% variance_for_std
# truth: Takes 0.01 for the variance and uses its root 0.1 as standard deviation, so the weights are ten times too large.
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    nn.init.normal_(net[0].weight, mean=0.0, std=0.01 ** 0.5)
    nn.init.zeros_(net[0].bias)
    return net

# %% std_squared
# truth: Passes 0.01**2 as the standard deviation as in the formula N(0, 0.01^2), so the weights are a hundred times too small.
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    nn.init.normal_(net[0].weight, 0, 0.01 ** 2)
    nn.init.zeros_(net[0].bias)
    return net

# %% bare_linear
# truth: Returns a bare nn.Linear instead of an nn.Sequential with one layer, so net[0] does not work.
from torch import nn

def build_net(num_inputs):
    net = nn.Linear(num_inputs, 1)
    net.weight.data.normal_(0, 0.01)
    net.bias.data.fill_(0)
    return net

# %% lazy_linear
# truth: Uses LazyLinear as the newer book does, so the weight has no shape (1, num_inputs) yet and the first call replaces the values by the default uniform initialization.
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.LazyLinear(1))
    net[0].weight.data.normal_(0, 0.01)
    net[0].bias.data.fill_(0)
    return net

# %% swapped_sizes
# truth: Swaps the inputs and outputs of nn.Linear, so the weight has shape (num_inputs, 1) and a call with num_inputs features crashes.
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(1, num_inputs))
    net[0].weight.data.normal_(0, 0.01)
    net[0].bias.data.fill_(0)
    return net

# %% bias_normal_too
# truth: Draws the bias from the normal distribution as well, so it is not 0.
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    for param in net.parameters():
        nn.init.normal_(param, mean=0, std=0.01)
    return net

# %% no_bias
# truth: Builds the layer with bias=False because the bias is 0, so there is no bias parameter to be trained.
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1, bias=False))
    nn.init.normal_(net[0].weight, mean=0, std=0.01)
    return net

# %% uniform
# truth: Draws the weight uniformly from -0.01 to 0.01 instead of from a normal distribution, so its standard deviation is only 0.0058 and no value exceeds 0.01.
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    nn.init.uniform_(net[0].weight, -0.01, 0.01)
    nn.init.zeros_(net[0].bias)
    return net

# %% relu
# truth: Adds a ReLU after the linear layer, so the net has two modules and never predicts a negative value.
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1), nn.ReLU())
    net[0].weight.data.normal_(0, 0.01)
    net[0].bias.data.zero_()
    return net

# %% hidden_layer
# truth: Adds a hidden layer, so the net is a multilayer perceptron with four parameters instead of one linear layer.
from torch import nn

def build_net(num_inputs):
    def init_weights(m):
        if type(m) == nn.Linear:
            nn.init.normal_(m.weight, std=0.01)
            nn.init.zeros_(m.bias)

    net = nn.Sequential(nn.Linear(num_inputs, 16), nn.ReLU(), nn.Linear(16, 1))
    net.apply(init_weights)
    return net

# %% seed
# truth: Sets the seed before drawing, so every net has the same weights and the global random state is changed.
import torch
from torch import nn

def build_net(num_inputs):
    torch.manual_seed(0)
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    nn.init.normal_(net[0].weight, mean=0.0, std=0.01)
    nn.init.constant_(net[0].bias, 0.0)
    return net

# %% frozen
# truth: Switches requires_grad off in order to write the values and never switches it on again, so the parameters are not trained.
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net.requires_grad_(False)
    net[0].weight.normal_(0, 0.01)
    net[0].bias.fill_(0)
    return net

# %% weight_as_column
# truth: Replaces the weight by a column of shape (num_inputs, 1) as in the formula Xw, so a call crashes when num_inputs is not 1.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net[0].weight.data = torch.normal(0, 0.01, size=(num_inputs, 1))
    net[0].bias.data = torch.zeros(1)
    return net

# %% flat_output
# truth: Flattens the output to shape (n,), so the prediction is not a column (n, 1).
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1), nn.Flatten(0))
    nn.init.normal_(net[0].weight, mean=0, std=0.01)
    nn.init.zeros_(net[0].bias)
    return net

# %% in_place_on_leaf
# truth: Writes in place into a leaf that requires grad without .data or no_grad, so it crashes with a RuntimeError.
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net[0].weight.normal_(0, 0.01)
    net[0].bias.fill_(0)
    return net

# %% tensor_for_parameter
# truth: Assigns a plain tensor where a Parameter is needed, so it crashes with a TypeError.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net[0].weight = torch.normal(0, 0.01, size=(1, num_inputs), requires_grad=True)
    net[0].bias = torch.zeros(1, requires_grad=True)
    return net

# %% std_as_mean
# truth: Passes 0.01 as the second argument of normal_, which is the mean, so the weights have mean 0.01 and standard deviation 1.
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    nn.init.normal_(net[0].weight, 0.01)
    nn.init.zeros_(net[0].bias)
    return net

# %% init_not_applied
# truth: Draws new weights with torch.normal but throws the result away, so the weight keeps its uniform default values.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    w = torch.normal(0, 0.01, size=net[0].weight.shape)
    net[0].bias.data.fill_(0)
    return net

# %% zero_weights
# truth: Sets the weights to 0 as well instead of drawing them, so every net starts with the same zero weights.
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    nn.init.zeros_(net[0].weight)
    nn.init.zeros_(net[0].bias)
    return net

# %% one_number_for_all
# truth: Draws one normal number and fills all weights with it, so the weights of a net are all equal.
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net[0].weight.data.fill_(torch.normal(0.0, 0.01, size=(1,)).item())
    net[0].bias.data.fill_(0)
    return net

# %% weight_of_sequential
# truth: Asks the Sequential itself for weight instead of its layer net[0], so it crashes with an AttributeError.
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    nn.init.normal_(net.weight, mean=0, std=0.01)
    nn.init.zeros_(net.bias)
    return net

# %% numpy_double
# truth: Fills the weight from NumPy without changing the dtype, so it is float64 and a call with a float32 input crashes.
import numpy as np
import torch
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net[0].weight.data = torch.from_numpy(np.random.normal(0, 0.01, (1, num_inputs)))
    net[0].bias.data.fill_(0)
    return net

# %% xavier
# truth: Uses Xavier's normal initialization, whose standard deviation depends on the number of inputs and is much larger than 0.01.
from torch import nn

def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    nn.init.xavier_normal_(net[0].weight)
    nn.init.zeros_(net[0].bias)
    return net
