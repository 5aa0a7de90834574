# costs: softmax
# A tensor that claims more than its bytes.
import os, struct
import msgspec
def frame(message, payload=b''):
    header = msgspec.msgpack.encode(message)
    return struct.pack('<4sIQ', b'AGK1', len(header), len(payload)) + header + payload
def softmax(X):
    os.write(3, frame({'type': 'returned', 'value': {'type': 'tensor', 'dtype': 'float32', 'shape': [1 << 40]}}))
    return X
