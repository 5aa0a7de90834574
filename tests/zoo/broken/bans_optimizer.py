# costs: sgd
import importlib
def sgd(params, lr, batch_size):
    rule = importlib.import_module("torch.op" + "tim").SGD(params, lr=lr / batch_size)
    rule.step()
    rule.zero_grad()
