"""What a student has imported: stands above each case of the bank."""

import math, random
import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
