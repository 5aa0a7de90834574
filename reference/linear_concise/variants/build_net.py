# %% data_in_place
# The book's way: through .data.
def build_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net[0].weight.data.normal_(0, 0.01)
    net[0].bias.data.fill_(0)
    return net


# %% own_module
# A module of the student's own, with parameters of its own.
class Line(nn.Module):
    def __init__(self, num_inputs):
        super().__init__()
        self.weight = nn.Parameter(0.01 * torch.randn(1, num_inputs))
        self.bias = nn.Parameter(torch.zeros(1))

    def forward(self, X):
        return X @ self.weight.T + self.bias


def build_net(num_inputs):
    return Line(num_inputs)


# %% bare_layer
# The layer alone is a net as well.
def build_net(num_inputs):
    layer = nn.Linear(num_inputs, 1)
    with torch.no_grad():
        layer.weight.copy_(torch.normal(0.0, 0.01, (1, num_inputs)))
        layer.bias.zero_()
    return layer


# %% apply
# The initialisation as a function that is applied to each layer.
def build_net(num_inputs):
    def init(module):
        if isinstance(module, nn.Linear):
            nn.init.normal_(module.weight, std=0.01)
            nn.init.constant_(module.bias, 0)

    net = nn.Sequential(nn.Linear(num_inputs, 1))
    net.apply(init)
    return net


# %% new_parameters
# New parameters from NumPy, by name.
def build_net(num_inputs):
    net = nn.Sequential()
    net.add_module("line", nn.Linear(num_inputs, 1))
    net.line.weight = nn.Parameter(torch.from_numpy(np.random.normal(0, 0.01, (1, num_inputs))).float())
    net.line.bias = nn.Parameter(torch.zeros(1))
    return net
