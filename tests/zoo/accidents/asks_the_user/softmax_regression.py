# the model answers stand here


name = input('Your name? ')
