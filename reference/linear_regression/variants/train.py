# %% as_in_the_book
# With the losses printed.
def train(features, labels, batch_size, lr, num_epochs):
    w = torch.normal(0, 0.01, size=(features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    net, loss = linreg, squared_loss
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            l = loss(net(X, w, b), y)
            l.sum().backward()
            sgd([w, b], lr, X.shape[0])
        with torch.no_grad():
            train_l = loss(net(features, w, b), labels)
            print(f"epoch {epoch + 1}, loss {float(train_l.mean()):f}")
    return w, b
# %% by_hand
# The gradient of the formula, without autograd, and none of the other functions.
def train(features, labels, batch_size, lr, num_epochs):
    w, b = torch.randn(features.shape[1], 1) * 0.01, torch.zeros(1)
    for _ in range(num_epochs):
        for j in torch.randperm(len(features)).split(batch_size):
            error = features[j] @ w + b - labels[j]
            w = w - lr * features[j].T @ error / len(j)
            b = b - lr * error.mean(0)
    return [w, b]
# %% mean_loss
# The gradient of the mean, and a step that divides by nothing more.
def train(features, labels, batch_size, lr, num_epochs):
    w = torch.zeros(features.size(1), 1)
    w = w.normal_(0, 0.01).requires_grad_()
    b = torch.zeros(1).requires_grad_()
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            gradients = torch.autograd.grad(squared_loss(linreg(X, w, b), y).mean(), (w, b))
            with torch.no_grad():
                for p, g in zip((w, b), gradients):
                    p -= lr * g
    return w.detach(), b.detach()
# %% one_vector
# Weights and bias in one vector, and views of it at the end.
def train(features, labels, batch_size, lr, num_epochs):
    A = torch.cat([features, torch.ones(len(features), 1)], 1)
    theta = torch.cat([0.01 * torch.randn(A.shape[1] - 1, 1), torch.zeros(1, 1)])
    epochs = 0
    while epochs < num_epochs:
        order = list(range(len(A)))
        random.shuffle(order)
        for start in range(0, len(A), batch_size):
            j = order[start : start + batch_size]
            theta = theta - lr / len(j) * A[j].t() @ (A[j] @ theta - labels[j])
        epochs += 1
    return theta[:-1], theta[-1]
# %% own_helper
# A step in a function of its own, with a loss written out.
def one_batch(params, X, y, lr):
    w, b = params
    loss = ((X @ w + b - y.reshape(-1, 1)) ** 2).mean() / 2
    loss.backward()
    for param in params:
        param.data.sub_(lr * param.grad)
        param.grad = None
def train(features, labels, batch_size, lr, num_epochs):
    params = [torch.randn(features.shape[1], 1).mul(0.01).requires_grad_(), torch.zeros(1, requires_grad=True)]
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            one_batch(params, X, y, lr)
    return tuple(params)
# %% list_of_batches
# The batches of an epoch as a list, and the size of a batch taken from its labels.
def train(features, labels, batch_size, lr, num_epochs):
    w = torch.empty(features.shape[1], 1).normal_(0, 0.01).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in list(data_iter(batch_size, features, labels)):
            y_hat = linreg(X, w, b)
            squared_loss(y_hat, y).sum().backward()
            sgd((w, b), lr, y.shape[0])
    return w, b
