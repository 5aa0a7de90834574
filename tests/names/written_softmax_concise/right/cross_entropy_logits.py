# %% margins
# truth: right, unusual because it takes logsumexp of the differences to the score at the label and needs no log_softmax.
import torch

def cross_entropy_logits(logits, y):
    at_label = torch.take_along_dim(logits, y.unsqueeze(1), dim=1)
    return torch.logsumexp(logits - at_label, dim=1)

# %% boolean_mask
# truth: right, unusual because it marks the label by comparing y with the class numbers and sums what where leaves over.
import torch

def cross_entropy_logits(logits, y):
    surprise = -log_softmax(logits)
    here = y.unsqueeze(1) == torch.arange(logits.shape[1], device=y.device)
    return torch.where(here, surprise, torch.zeros_like(surprise)).sum(dim=1)
