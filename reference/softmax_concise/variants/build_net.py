# %% book
# The book's way: a function that is applied to each layer.
def build_net(num_inputs, num_outputs):
    def init_weights(m):
        if type(m) == nn.Linear:
            nn.init.normal_(m.weight, std=0.01)
            nn.init.zeros_(m.bias)

    net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_outputs))
    net.apply(init_weights)
    return net


# %% own_module
# A module of the student's own.
class Softmax(nn.Module):
    def __init__(self, num_inputs, num_outputs):
        super().__init__()
        self.linear = nn.Linear(num_inputs, num_outputs)
        self.linear.weight.data.normal_(0, 0.01)
        self.linear.bias.data.zero_()

    def forward(self, X):
        return self.linear(X.reshape(X.shape[0], -1))


def build_net(num_inputs, num_outputs):
    return Softmax(num_inputs, num_outputs)


# %% own_parameters
# Parameters without a layer.
class Scores(nn.Module):
    def __init__(self, d, q):
        super().__init__()
        self.W = nn.Parameter(torch.empty(q, d).normal_(std=0.01))
        self.b = nn.Parameter(torch.zeros(q))

    def forward(self, X):
        return F.linear(X.flatten(1), self.W, self.b)


def build_net(num_inputs, num_outputs):
    return Scores(num_inputs, num_outputs)
