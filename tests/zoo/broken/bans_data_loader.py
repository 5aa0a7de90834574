# costs: data_iter
def data_iter(batch_size, features, labels):
    data = torch.utils.data
    return data.DataLoader(data.TensorDataset(features, labels), batch_size, shuffle=True)
