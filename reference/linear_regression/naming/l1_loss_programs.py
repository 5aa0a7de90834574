"""The L1 loss as a program with slots. Students do not get this."""

from __future__ import annotations

from .l1_loss import LOSS
from .loss_programs import programs

PROGRAMS = programs("absolute", LOSS.words)
