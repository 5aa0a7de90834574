'''Exercise 3.6, my solution.'''
import torch; from torch import nn

# ---------------------------------------------------------------- softmax
def safe_rows(scores):
	"""Subtracts from every row its maximum. I found that exp overflows."""
	tops = []            # the maxima
	for row in scores:
		best = row[0]    # begin with the first
		for value in row[1:]:
			if value > best: best = value
		tops.append(best)
	return (
		scores
		- torch.stack(tops).unsqueeze(-1)
	)

def softmax(X):
	'''The softmax, row by row'''
	shifted = safe_rows(X)
	weights = torch.stack(
		[
			torch.exp(row)
			for row in shifted
		],
	)
	# now add up the columns
	totals = torch.zeros( len(weights), 1, dtype = X.dtype )
	for k in range( weights.shape[1] ): totals = totals + weights[:, k:k+1]
	return weights / totals

# ---------------------------------------------------------------- loss
def cross_entropy(y_hat, y):
	picked = []
	for (number, label) in enumerate( y.tolist() ):
		# the probability of the right class
		picked.append( y_hat[number, label] )
	return - torch.stack(picked).log()

def accuracy(y_hat, y):
	hits = 0
	for number in range(y.shape[0]):
		guess = int(torch.argmax(y_hat[number]))
		if (guess == int(y[number])): hits += 1
	return hits / y.shape[0]

def sgd(params, lr, batch_size):
	with torch.no_grad():
		for param in params:
			param -= lr * param.grad / batch_size; param.grad.zero_()

def data_iter(batch_size, features, labels):
	order = torch.randperm(features.shape[0]).tolist()
	while order:
		now, order = order[:batch_size], order[batch_size:]
		index = torch.tensor(now, dtype=torch.long)
		yield (features[index], labels[index])

def train_epoch(net, train_iter, loss, updater):
	"""One epoch."""
	book = {'loss': 0.0,
	        'right': 0.0,
	        'seen': 0}
	if isinstance(net, nn.Module): net.train()
	trains_itself = isinstance(updater, torch.optim.Optimizer)
	for X, y in train_iter:
		guesses = net(X); cost = loss(guesses, y); size = y.shape[0]
		book['loss'] += float(cost.sum())        # sum, not mean
		book['right'] += accuracy(guesses, y) * size
		book['seen'] += size
		if trains_itself:
			updater.zero_grad(); cost.mean().backward(); updater.step()
			continue
		cost.sum().backward(); updater(size)
	return (book['loss'] / book['seen'],
	        book['right'] / book['seen'])
