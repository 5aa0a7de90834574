# the model answers stand here


async def softmax(X):
    return X
