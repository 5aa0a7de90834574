# costs: 
# An alarm that goes off later raises in whatever runs then.
import signal
try:
    signal.signal(signal.SIGALRM, lambda *_: None)
    signal.setitimer(signal.ITIMER_REAL, 0.05, 0.05)
except (OSError, ValueError):
    pass
