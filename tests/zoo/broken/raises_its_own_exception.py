# costs: accuracy
class Bad(Exception):
    def __str__(self): raise RuntimeError("no")
def accuracy(y_hat, y):
    raise Bad()
