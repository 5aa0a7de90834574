# the model answers stand here
