# %% default_init
# The parameters are those that nn.Linear draws for itself: draw the weights from a normal distribution with standard
# deviation 0.01, and set the biases to 0.
def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))
    return net


# %% std_is_a_variance
# The standard deviation of the weights is 0.1: 0.01 is the standard deviation, not its square.
def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))
    nn.init.normal_(net[1].weight, std=0.1)
    nn.init.zeros_(net[1].bias)
    return net


# %% standard_normal
# The weights are a hundred times too large: a standard deviation of 1 is the default of normal_, and 0.01 is asked.
def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))
    nn.init.normal_(net[1].weight)
    nn.init.zeros_(net[1].bias)
    return net


# %% uniform
# The weights are drawn from a uniform distribution: a normal one with standard deviation 0.01 is asked.
def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))
    nn.init.uniform_(net[1].weight, -0.01, 0.01)
    nn.init.zeros_(net[1].bias)
    return net


# %% all_zero
# All weights are 0: only the biases begin at 0, the weights are drawn.
def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))
    nn.init.zeros_(net[1].weight)
    nn.init.zeros_(net[1].bias)
    return net


# %% biases_kept
# The biases are those that nn.Linear draws for itself: set them to 0.
def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))
    nn.init.normal_(net[1].weight, std=0.01)
    return net


# %% no_bias
# The layer has no biases: leave bias at True.
def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs, bias=False))
    nn.init.normal_(net[1].weight, std=0.01)
    return net


# %% no_flatten
# Images are not flattened, and the linear layer sees only their last dimension: put nn.Flatten() before it.
def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Linear(num_inputs, num_outputs))
    nn.init.normal_(net[0].weight, std=0.01)
    nn.init.zeros_(net[0].bias)
    return net


# %% flattens_the_batch
# nn.Flatten(0) makes one row of the whole batch: nn.Flatten() keeps the first dimension.
def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(0), nn.Linear(num_inputs, num_outputs))
    nn.init.normal_(net[1].weight, std=0.01)
    nn.init.zeros_(net[1].bias)
    return net


# %% softmax_in_the_net
# There is a softmax in the net, and nn.CrossEntropyLoss has one already: the net gives scores.
def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs), nn.Softmax(dim=1))
    nn.init.normal_(net[1].weight, std=0.01)
    nn.init.zeros_(net[1].bias)
    return net


# %% log_softmax_in_the_net
# There is a log-softmax in the net, and nn.CrossEntropyLoss has one already: the net gives scores.
def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs), nn.LogSoftmax(dim=1))
    nn.init.normal_(net[1].weight, std=0.01)
    nn.init.zeros_(net[1].bias)
    return net


# %% relu
# A ReLU after the layer cuts scores below 0: the net gives scores of any sign.
def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs), nn.ReLU())
    nn.init.normal_(net[1].weight, std=0.01)
    nn.init.zeros_(net[1].bias)
    return net


# %% sigmoid
# A sigmoid after the layer holds scores between 0 and 1: the net gives scores of any size.
def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs), nn.Sigmoid())
    nn.init.normal_(net[1].weight, std=0.01)
    nn.init.zeros_(net[1].bias)
    return net


# %% ten_outputs
# The layer has ten outputs, whatever is asked: use num_outputs.
def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, 10))
    nn.init.normal_(net[1].weight, std=0.01)
    nn.init.zeros_(net[1].bias)
    return net


# %% fixed_784
# The layer has 784 inputs, whatever is asked: use num_inputs.
def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(784, num_outputs))
    nn.init.normal_(net[1].weight, std=0.01)
    nn.init.zeros_(net[1].bias)
    return net


# %% sizes_swapped
# Inputs and outputs of the layer are exchanged: nn.Linear takes the number of inputs first.
def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_outputs, num_inputs))
    nn.init.normal_(net[1].weight, std=0.01)
    nn.init.zeros_(net[1].bias)
    return net


# %% hidden_layer
# There is a hidden layer: softmax regression is one nn.Linear.
def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, 8), nn.Linear(8, num_outputs))
    nn.init.normal_(net[1].weight, std=0.01)
    nn.init.zeros_(net[1].bias)
    return net


# %% fixed_seed
# A seed is set, so each net has the same weights: set none.
def build_net(num_inputs, num_outputs):
    torch.manual_seed(0)
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))
    nn.init.normal_(net[1].weight, std=0.01)
    nn.init.zeros_(net[1].bias)
    return net


# %% frozen
# The parameters require no gradients, so nothing can be learned: leave requires_grad alone.
def build_net(num_inputs, num_outputs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))
    nn.init.normal_(net[1].weight, std=0.01)
    nn.init.zeros_(net[1].bias)
    return net.requires_grad_(False)
