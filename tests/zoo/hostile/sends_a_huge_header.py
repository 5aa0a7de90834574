# costs: softmax
# Promises a header of four gigabytes.
import os, struct
def softmax(X):
    os.write(3, struct.pack('<4sIQ', b'AGK1', 0xFFFFFFFF, 0))
    return X
