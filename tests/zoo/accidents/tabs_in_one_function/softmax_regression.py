# the model answers stand here


def softmax(X):
        E = torch.exp(X)
	return E / E.sum(1, keepdim=True)
