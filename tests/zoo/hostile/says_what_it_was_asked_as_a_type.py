# costs: accuracy
# Returns an object whose type is called like the question.
def accuracy(y_hat, y):
    return type(f"asked\n{y_hat.tolist()}\n{y.tolist()}", (), {})()
