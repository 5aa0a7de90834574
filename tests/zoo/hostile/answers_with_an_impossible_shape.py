# costs: softmax, cross_entropy
# Tensors without bytes, of sizes that no memory and no number of 64 bits holds.
import os, struct
import msgspec
def frame(message, payload=b''):
    header = msgspec.msgpack.encode(message)
    return struct.pack('<4sIQ', b'AGK1', len(header), len(payload)) + header + payload
def answer(shape):
    os.write(3, frame({'type': 'returned', 'value': {'type': 'tensor', 'dtype': 'float32', 'shape': shape}}))
    os._exit(0)
def softmax(X):
    answer([0, (1 << 64) - 1])
def cross_entropy(y_hat, y):
    answer([0] + [1 << 62] * 15)
