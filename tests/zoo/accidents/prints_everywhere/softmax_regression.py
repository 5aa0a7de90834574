# the model answers stand here


for name in ('softmax', 'cross_entropy', 'accuracy', 'sgd'):
    def noisy(*args, inner=globals()[name]):
        print('called with', args)
        return inner(*args)
    globals()[name] = noisy
