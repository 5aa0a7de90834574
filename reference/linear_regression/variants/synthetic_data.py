# %% as_in_the_book
# torch.normal, and labels that become a column at the end.
def synthetic_data(w, b, num_examples):
    X = torch.normal(0, 1, (num_examples, len(w)))
    y = torch.matmul(X, w) + b
    y += torch.normal(0, 0.01, y.shape)
    return X, y.reshape((-1, 1))
# %% numpy
# NumPy's generator, and a list instead of a tuple.
def synthetic_data(w, b, num_examples):
    X = torch.from_numpy(np.random.standard_normal((num_examples, w.shape[0]))).to(w.dtype)
    noise = torch.tensor(np.random.normal(0.0, 0.01, (num_examples, 1)), dtype=w.dtype)
    return [X, X @ w.unsqueeze(1) + b + noise]
# %% sample_by_sample
# Plain Python, one sample at a time.
def synthetic_data(w, b, num_examples):
    rows, labels = [], []
    for _ in range(num_examples):
        row = [random.gauss(0, 1) for _ in w]
        rows.append(row)
        labels.append([sum(x * float(weight) for x, weight in zip(row, w)) + b + random.gauss(0, 0.01)])
    return torch.tensor(rows), torch.tensor(labels)
# %% distribution
# A distribution object, and an einsum.
def synthetic_data(w, b, num_examples):
    normal = torch.distributions.Normal(0.0, 1.0)
    X = normal.sample((num_examples, w.numel()))
    y = torch.einsum("nd,d->n", X, w).add(b) + normal.sample((num_examples,)) / 100
    return X, y[:, None]
# %% a_generator_of_its_own
# NumPy's new generator, which has no seed: new data at each call, and the caller's random numbers are left alone.
def synthetic_data(w, b, num_examples):
    generator = np.random.default_rng()
    X = torch.tensor(generator.standard_normal((num_examples, len(w))), dtype=torch.float32)
    return X, X @ w.reshape(-1, 1) + b + torch.tensor(generator.normal(0, 0.01, (num_examples, 1)), dtype=torch.float32)
