# The file itself does not come to an end.
while True:
    pass
