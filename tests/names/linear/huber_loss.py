# %% threshold_signed_error
# truth: The signed error is compared with 1 instead of its absolute value, so large negative errors get the parabola and not the straight line.
import torch

def huber_loss(y_hat, y):
    err = y_hat - y.reshape(y_hat.shape)
    return torch.where(err <= 1, 0.5 * err ** 2, err.abs() - 0.5)

# %% branches_swapped
# truth: The two branches are the wrong way round: small errors get abs - 1/2 (negative near 0) and large ones the half square.
import torch

def huber_loss(y_hat, y):
    e = torch.abs(y_hat - y.view(y_hat.shape))
    return torch.where(e > 1, e ** 2 / 2, e - 0.5)

# %% line_not_lowered
# truth: Outside, the 1/2 is not subtracted: the loss is too large by 1/2 there and jumps at an error of 1.
import torch

def huber_loss(y_hat, y):
    diff = (y_hat - y.reshape(y_hat.shape)).abs()
    small = (diff <= 1.0).to(diff.dtype)
    return small * 0.5 * diff ** 2 + (1 - small) * diff

# %% one_branch_for_batch
# truth: The choice between the two formulas is made once for the whole batch, by the largest error; each sample has to choose for itself.
def huber_loss(y_hat, y):
    a = (y_hat - y.reshape(y_hat.shape)).abs()
    if a.max() <= 1:
        return a ** 2 / 2
    else:
        return a - 0.5

# %% smaller_of_both
# truth: The minimum of the two formulas is abs - 1/2 everywhere (it lies below the half square at every error), so small errors get the wrong, even negative, loss.
import torch

def huber_loss(y_hat, y):
    r = y_hat - y.reshape(y_hat.shape)
    return torch.minimum(r.pow(2) / 2, r.abs() - 0.5)

# %% pseudo_huber
# truth: That is the smooth pseudo-Huber loss sqrt(1 + e^2) - 1, which differs from the Huber loss at every error but 0.
import torch

def huber_loss(y_hat, y):
    delta = 1.0
    z = (y_hat - y.reshape(y_hat.shape)) / delta
    return delta ** 2 * (torch.sqrt(1 + z ** 2) - 1)

# %% full_square_inside
# truth: Inside, the 1/2 before the square is missing: small errors cost twice what they should.
import torch

def huber_loss(y_hat, y):
    y = y.reshape(y_hat.shape)
    abs_err = torch.abs(y_hat - y)
    quadratic = abs_err ** 2
    linear = abs_err - 0.5
    return torch.where(abs_err <= 1, quadratic, linear)

# %% library_smooth_l1
# truth: It calls the library's smooth_l1_loss, which with beta = 1 is the Huber loss; the loss was to be written by hand.
import torch

def huber_loss(y_hat, y):
    criterion = torch.nn.SmoothL1Loss(reduction="none")
    return criterion(y_hat, y.reshape(y_hat.shape))

# %% clipped_parabola
# truth: The error is clipped to [-1, 1] before it is squared: beyond 1 the loss stays at 1/2 and has no gradient, instead of growing like abs - 1/2.
import torch

def huber_loss(y_hat, y):
    e = torch.clamp(y_hat - y.reshape(y_hat.shape), -1.0, 1.0)
    return e ** 2 / 2
