# costs: softmax
# Raises under the name of a check that was not run, with what it was asked.
def softmax(X):
    raise type(f"not run: {X.tolist()}", (Exception,), {})(f"not run: {X.tolist()}")
