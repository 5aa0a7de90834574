# Answers rightly, a moment before the time for a call is up.
import time
for _name in ("softmax", "cross_entropy", "accuracy", "sgd", "data_iter", "train_epoch"):
    def _slow(*args, right=globals()[_name]):
        time.sleep(0.4)
        return right(*args)
    globals()[_name] = _slow
