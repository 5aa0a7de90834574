import seaborn
# the model answers stand here


seaborn.lineplot([1, 2])
