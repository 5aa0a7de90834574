# costs: accuracy
# Sleeps until the class is over.
import time
def accuracy(y_hat, y):
    time.sleep(10 ** 6)
