"""What a student has imported: stands above each case of the bank."""

import numpy as np
import torch
import torch.nn.functional as F
import torchvision
from torch import nn
from torch.utils import data
from torch.utils.data import DataLoader
from torchvision import datasets, transforms
