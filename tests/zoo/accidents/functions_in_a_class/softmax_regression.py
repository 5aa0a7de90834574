import torch
class Homework:
    def softmax(self, X):
        return X
