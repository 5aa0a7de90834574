# costs: 
# Answers once more when the program ends.
import atexit, os
atexit.register(lambda: os.write(3, b'AGK1' + bytes(12)))
