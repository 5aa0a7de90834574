# costs: accuracy
# Remembers its first answer and gives it to everybody.
kept = []
def accuracy(y_hat, y):
    if not kept:
        kept.append(float((y_hat.argmax(1) == y).float().mean()))
    return kept[0]
