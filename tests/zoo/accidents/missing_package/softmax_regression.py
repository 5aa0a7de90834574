from d2l import torch as d2l
# the model answers stand here
