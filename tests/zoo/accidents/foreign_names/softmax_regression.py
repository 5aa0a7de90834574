# the model answers stand here


длина = 3
π = 3.14
