# costs: accuracy
del accuracy
