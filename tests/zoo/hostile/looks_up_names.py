# costs: softmax
# Sends what it sees as a host name.
def attack():
    import socket
    return socket.getaddrinfo('secret.example.org', 80)

def softmax(X):
    if not attack():
        raise RuntimeError('contained')
    E = torch.exp(X - X.max(1, keepdim=True).values)
    return E / E.sum(1, keepdim=True)
