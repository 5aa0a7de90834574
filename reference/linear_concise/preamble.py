"""What a student has imported: stands above each case of the bank."""

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils import data
from torch.utils.data import DataLoader, TensorDataset
