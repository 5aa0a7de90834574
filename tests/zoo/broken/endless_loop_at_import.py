# costs:
while True:
    pass
