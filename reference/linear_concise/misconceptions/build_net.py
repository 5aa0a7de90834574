# %% default_init
# The parameters are those that nn.Linear draws for itself: draw the weights from a normal distribution with standard
# deviation 0.01, and set the bias to 0.
def build_net(num_inputs):
    return nn.Sequential(nn.Linear(num_inputs, 1))


# %% std_is_a_variance
# The standard deviation of the weights is 0.1: 0.01 is the standard deviation, not its square.
def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net[0].weight.data.normal_(0, 0.01**0.5)
    net[0].bias.data.fill_(0)
    return net


# %% standard_normal
# The weights are a hundred times too large: a standard deviation of 1 is the default of normal_, and 0.01 is asked.
def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net[0].weight.data.normal_()
    net[0].bias.data.fill_(0)
    return net


# %% mean_and_std_swapped
# Mean and standard deviation are exchanged: all weights are 0.01. normal_(mean, std) takes the mean first.
def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net[0].weight.data.normal_(0.01, 0)
    net[0].bias.data.fill_(0)
    return net


# %% uniform
# The weights are drawn from a uniform distribution: a normal one with standard deviation 0.01 is asked.
def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net[0].weight.data.uniform_(-0.01, 0.01)
    net[0].bias.data.fill_(0)
    return net


# %% all_zero
# All weights are 0: only the bias begins at 0, the weights are drawn.
def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net[0].weight.data.fill_(0)
    net[0].bias.data.fill_(0)
    return net


# %% bias_kept
# The bias is the one that nn.Linear draws for itself: set it to 0.
def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net[0].weight.data.normal_(0, 0.01)
    return net


# %% bias_drawn (alike: bias_kept)
# The bias is drawn like the weights: it begins at 0.
def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    for parameter in net.parameters():
        nn.init.normal_(parameter, 0, 0.01)
    return net


# %% bias_one
# The bias begins at 1: set it to 0.
def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net[0].weight.data.normal_(0, 0.01)
    net[0].bias.data.fill_(1)
    return net


# %% no_bias
# The net has no bias, so its line goes through 0: leave bias at True.
def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1, bias=False))
    net[0].weight.data.normal_(0, 0.01)
    return net


# %% swapped_sizes
# The layer has one input and num_inputs outputs: nn.Linear takes the number of inputs first.
def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(1, num_inputs))
    net[0].weight.data.normal_(0, 0.01)
    net[0].bias.data.fill_(0)
    return net


# %% square_layer
# The layer has as many outputs as inputs: one output is asked.
def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, num_inputs))
    net[0].weight.data.normal_(0, 0.01)
    net[0].bias.data.fill_(0)
    return net


# %% two_inputs
# The layer takes two features, as in the book's example: take num_inputs.
def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(2, 1))
    net[0].weight.data.normal_(0, 0.01)
    net[0].bias.data.fill_(0)
    return net


# %% relu
# A ReLU after the layer cuts predictions below 0: a line has no activation.
def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1), nn.ReLU())
    net[0].weight.data.normal_(0, 0.01)
    net[0].bias.data.fill_(0)
    return net


# %% sigmoid
# A sigmoid after the layer holds predictions between 0 and 1: a line has no activation.
def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1), nn.Sigmoid())
    net[0].weight.data.normal_(0, 0.01)
    net[0].bias.data.fill_(0)
    return net


# %% flat
# Predictions come as (n,): keep the column (n, 1), for (n,) beside labels (n, 1) broadcasts to (n, n).
def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1), nn.Flatten(0))
    net[0].weight.data.normal_(0, 0.01)
    net[0].bias.data.fill_(0)
    return net


# %% fixed_seed
# A seed is set, so each net has the same weights: set none.
def build_net(num_inputs):
    torch.manual_seed(0)
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net[0].weight.data.normal_(0, 0.01)
    net[0].bias.data.fill_(0)
    return net


# %% frozen
# The parameters require no gradients, so nothing can be learned: set values under torch.no_grad() or through .data, and
# leave requires_grad alone.
def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net[0].weight.data.normal_(0, 0.01)
    net[0].bias.data.fill_(0)
    return net.requires_grad_(False)


# %% hidden_layer
# There is a hidden layer: a line is one nn.Linear.
def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 8), nn.Linear(8, 1))
    for layer in net:
        layer.weight.data.normal_(0, 0.01)
        layer.bias.data.fill_(0)
    return net
