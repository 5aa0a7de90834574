# %% labels_flat
# The labels are a row, (n,). Make them a column: reshape(-1, 1).
def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, len(w))
    return X, X @ w + b + 0.01 * torch.randn(num_examples)
# %% no_noise
# There is no noise: all labels lie exactly on the line. Add normal noise of standard deviation 0.01.
def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, len(w))
    return X, (X @ w + b).reshape(-1, 1)
# %% noise_variance
# The noise has standard deviation 0.1. 0.01 is asked for as the standard deviation, not as the variance.
def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, len(w))
    return X, (X @ w + b + 0.01**0.5 * torch.randn(num_examples)).reshape(-1, 1)
# %% noise_squared
# The noise has standard deviation 0.0001: it is multiplied by 0.01 twice.
def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, len(w))
    return X, (X @ w + b + 0.01 * torch.normal(0, 0.01, (num_examples,))).reshape(-1, 1)
# %% large_noise
# The noise has standard deviation 1. Scale it down to 0.01.
def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, len(w))
    return X, (X @ w + b + torch.randn(num_examples)).reshape(-1, 1)
# %% one_noise
# All samples have the same noise, which only moves b. Draw a number for each sample.
def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, len(w))
    return X, (X @ w + b + 0.01 * torch.randn(1)).reshape(-1, 1)
# %% uniform_noise
# The noise is between 0 and 0.01, from rand. Draw it from a normal distribution.
def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, len(w))
    return X, (X @ w + b + 0.01 * torch.rand(num_examples)).reshape(-1, 1)
# %% uniform_features
# The features lie between 0 and 1, from rand. Draw them from a normal distribution: randn.
def synthetic_data(w, b, num_examples):
    X = torch.rand(num_examples, len(w))
    return X, (X @ w + b + 0.01 * torch.randn(num_examples)).reshape(-1, 1)
# %% small_features
# The features have standard deviation 0.01. That is the noise's: theirs is 1.
def synthetic_data(w, b, num_examples):
    X = torch.normal(0, 0.01, (num_examples, len(w)))
    return X, (X @ w + b + torch.normal(0, 0.01, (num_examples,))).reshape(-1, 1)
# %% no_bias
# b is not added. Add it to X w, beside the noise.
def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, len(w))
    return X, (X @ w + 0.01 * torch.randn(num_examples)).reshape(-1, 1)
# %% fixed_seed
# Each call gives the same data, because it sets the seed, and the caller's random numbers repeat, too. Do not set a seed.
def synthetic_data(w, b, num_examples):
    torch.manual_seed(0)
    X = torch.randn(num_examples, len(w))
    return X, (X @ w + b + 0.01 * torch.randn(num_examples)).reshape(-1, 1)
# %% hardcoded_n
# There are always 1000 samples: num_examples has no effect.
def synthetic_data(w, b, num_examples):
    X = torch.randn(1000, len(w))
    return X, (X @ w + b + 0.01 * torch.randn(1000)).reshape(-1, 1)
# %% hardcoded_line
# w and b have no effect: the line of the book is fixed in the code.
def synthetic_data(w, b, num_examples):
    w, b = torch.tensor([2.0, -3.4]), 4.2
    X = torch.randn(num_examples, 2)
    return X, (X @ w + b + 0.01 * torch.randn(num_examples)).reshape(-1, 1)
# %% swapped
# You return (y, X). The features come first.
def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, len(w))
    return (X @ w + b + 0.01 * torch.randn(num_examples)).reshape(-1, 1), X
# %% noise_in_the_features
# The noise is added to the features, before they are multiplied by w. Add it to the labels.
def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, len(w))
    noisy = X + 0.01 * torch.randn(num_examples, len(w))
    return X, (noisy @ w + b).reshape(-1, 1)
# %% features_of_their_own
# The labels belong to other features than those that you return: draw X once, and use it for both.
def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, len(w))
    y = torch.randn(num_examples, len(w)) @ w + b + 0.01 * torch.randn(num_examples)
    return X, y.reshape(-1, 1)
# %% own_generator
# Features come from a generator of your own with a fixed seed, so each call gives the same. Draw from the global one.
def synthetic_data(w, b, num_examples):
    generator = torch.Generator().manual_seed(0)
    X = torch.randn(num_examples, len(w), generator=generator)
    return X, (X @ w + b + 0.01 * torch.randn(num_examples)).reshape(-1, 1)
# %% noise_of_its_own (alike: own_generator)
# Each call adds the same noise, from a generator of your own with a fixed seed. Draw it from the global one.
def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, len(w))
    noise = torch.randn(num_examples, generator=torch.Generator().manual_seed(0))
    return X, (X @ w + b + 0.01 * noise).reshape(-1, 1)
# %% seeds_anew
# Each call sets another seed, so the caller's has no effect on what comes later. Do not set a seed.
def synthetic_data(w, b, num_examples):
    torch.seed()
    X = torch.randn(num_examples, len(w))
    return X, (X @ w + b + 0.01 * torch.randn(num_examples)).reshape(-1, 1)
# %% float64
# The data are float64. w is float32, and X and y are to be, too: a dtype of NumPy's, or .double(), is left in them.
def synthetic_data(w, b, num_examples):
    X = np.random.normal(0, 1, (num_examples, len(w)))
    y = X @ w.numpy() + b + np.random.normal(0, 0.01, num_examples)
    return torch.from_numpy(X), torch.from_numpy(y).reshape(-1, 1)
# %% two_weights
# There are always two features: take their number from w.
def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, 2)
    return X, (X @ w + b + 0.01 * torch.randn(num_examples)).reshape(-1, 1)
