# costs: softmax, cross_entropy, accuracy, sgd, data_iter, train_epoch
# Answers that it was refused something: text in the place of an index, an index that there is not.
import sys

wire = sys.modules["autograder.wire"]
session = sys.modules["autograder.worker.session"].Session
asked = []


def call(self, name, args, seed):
    asked.append(name)
    return wire.Caught(f"{name}{args}" if len(asked) % 2 else 1 << 40), []


session.call = call
