# Each function times out by itself.
def softmax(*args):
    while True:
        pass
cross_entropy = accuracy = sgd = data_iter = train_epoch = softmax
