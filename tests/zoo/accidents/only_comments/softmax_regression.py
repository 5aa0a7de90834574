# I did not have the time, sorry.
