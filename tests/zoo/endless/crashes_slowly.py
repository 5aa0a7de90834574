# Dies a moment before its time is up, so that a new worker is needed each time.
import os, time
for _name in ("softmax", "cross_entropy", "accuracy", "sgd", "data_iter", "train_epoch"):
    def _dies(*args):
        time.sleep(0.4)
        os._exit(1)
    globals()[_name] = _dies
