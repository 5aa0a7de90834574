if __name__ == '__main__':
    def softmax(X):
        return X
