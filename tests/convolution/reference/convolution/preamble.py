"""What a student has imported."""

import torch
