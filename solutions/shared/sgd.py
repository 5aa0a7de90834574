# %% [markdown]
# $$\mathbf{p} \leftarrow \mathbf{p} - \frac{\eta}{|\mathcal{B}|} \sum_{i \in \mathcal{B}} \nabla_{\mathbf{p}}\, l_i$$
#
# `p.grad` holds the sum already.


# %%
def sgd(params, lr, batch_size):
    """p <- p - lr * p.grad / batch_size, in place, for each parameter; then its gradient is cleared.

    params: a list of tensors that require gradients, each with `.grad` summed over the batch.
    lr: the learning rate. Returns nothing. The tensors stay the same objects, and still require
    gradients.

    Example: with p = 1, p.grad = 8, lr = 0.1 and batch_size = 4, p becomes 0.8.
    Editions of the book differ on who clears the gradients and who divides. Here: this function
    does both.
    """
    ### BEGIN SOLUTION
    with torch.no_grad():
        for param in params:
            param -= lr * param.grad / batch_size
            param.grad.zero_()
    ### END SOLUTION
