# %% [markdown]
# # {{ title }}
#
# Say here what the exercise is about. Formulas are LaTeX: $\bar{x}_i = \frac{1}{d} \sum_{j=1}^{d} x_{ij}$.

# %%
import torch


# %%
def row_means(X):
    """The mean of each row: X (n, d) -> (n,), of the dtype of X.

    For example, row_means(torch.tensor([[1.0, 3.0]])) is tensor([2.]).
    """
    ### BEGIN SOLUTION
    return X.sum(1) / X.shape[1]
    ### END SOLUTION
