# costs:
undefined_name + 1
raise ValueError("half-way")
