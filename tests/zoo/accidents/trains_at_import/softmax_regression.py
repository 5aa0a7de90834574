# the model answers stand here


while True:
    x = torch.rand(100, 100) @ torch.rand(100, 100)
