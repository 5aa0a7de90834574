# Loading takes nearly all of the time that it may, for each function anew.
import time
time.sleep(0.9)
