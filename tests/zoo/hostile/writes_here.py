# costs: cross_entropy
# Writes a file to the working folder.
def attack():
    with open('.' + '/loot', 'w') as file:
        file.write('x')
    return True

def cross_entropy(y_hat, y):
    if not attack():
        raise RuntimeError('contained')
    return -torch.log(y_hat[range(len(y_hat)), y])
