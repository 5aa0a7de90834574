# %% switches_of_all_modules
# truth: right, unusual because it notes the mode of each module inside the net and puts each back, also when the net raises.
import torch

def predict(net, X):
    switches = [(module, module.training) for module in net.modules()]
    try:
        with torch.no_grad():
            return net.eval()(X).max(dim=1)[1]
    finally:
        for module, switch in switches:
            module.training = switch

# %% topk_and_conditional
# truth: right, unusual because it takes the class from topk and calls train() only if the net was in training, with a detached result and no no_grad.
import torch

def predict(net, X):
    was_training = net.training
    scores = net.eval()(X).detach()
    if was_training:
        net.train()
    _, classes = scores.topk(1, dim=1)
    return classes[:, 0]
