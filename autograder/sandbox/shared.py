"""A tensor in sealed memory, which every worker maps and none can change."""

from __future__ import annotations

import fcntl
import os

import torch

_SEALS = fcntl.F_SEAL_WRITE | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SEAL


class SharedTensor:
    """A tensor in sealed memory that no process can change. Copied in once, mapped by every zygote."""

    def __init__(self, name: str, tensor: torch.Tensor) -> None:
        self.dtype = str(tensor.dtype).removeprefix("torch.")
        self.shape = list(tensor.shape)
        self.fd = os.memfd_create(name, os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
        with open(self.fd, "wb", closefd=False) as file:
            file.write(tensor.contiguous().numpy().data)
        fcntl.fcntl(self.fd, fcntl.F_ADD_SEALS, _SEALS)

    def close(self) -> None:
        """Close the descriptor; the kernel frees the memory when the last worker that maps it ends."""
        os.close(self.fd)
