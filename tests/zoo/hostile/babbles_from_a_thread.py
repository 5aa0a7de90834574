# costs: softmax
# A thread that writes into the channel all the time.
import os, threading, time
def babble():
    while True:
        os.write(3, b'noise')
        time.sleep(0.001)
def softmax(X):
    threading.Thread(target=babble, daemon=True).start()
    time.sleep(0.05)
    return X
