# %% margin_form
# truth: right, unusual because it is the log of the sum of exp(x_k - x_y), with the label's score subtracted beforehand.
import torch

def cross_entropy_logits(logits, y):
    margins = logits - logits.gather(1, y.reshape(-1, 1))
    return torch.logsumexp(margins, dim=1)

# %% masked_select
# truth: right, unusual because the label's column is found by comparing with arange and all others are set to 0 before the sum over the classes.
import torch

def cross_entropy_logits(logits, y):
    at_label = torch.arange(logits.shape[1], device=y.device) == y[:, None]
    return log_softmax(logits).neg().masked_fill(~at_label, 0).sum(dim=-1)
