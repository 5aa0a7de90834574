from __future__ import annotations

import mmap
import os
import sys

import pytest
import torch

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux only")
if sys.platform == "linux":
    from autograder.sandbox.shared import SharedTensor

NUMBERS = torch.arange(6).reshape(2, 3)


@pytest.mark.parametrize("tensor", [NUMBERS, NUMBERS.float(), NUMBERS.to(torch.uint8), NUMBERS.T], ids=repr)
def test_its_bytes_are_those_of_the_tensor_in_order(tensor: torch.Tensor) -> None:
    shared = SharedTensor("numbers", tensor)
    data = bytearray(os.pread(shared.fd, 1000, 0))
    shared.close()
    assert torch.equal(torch.frombuffer(data, dtype=getattr(torch, shared.dtype)).reshape(shared.shape), tensor)


def test_nobody_can_change_it_not_even_who_made_it() -> None:
    shared = SharedTensor("numbers", NUMBERS)
    with pytest.raises(PermissionError):
        os.pwrite(shared.fd, b"x", 0)
    for size in (0, 1 << 20):
        with pytest.raises(PermissionError):
            os.ftruncate(shared.fd, size)
    with pytest.raises(PermissionError):
        mmap.mmap(shared.fd, 0, flags=mmap.MAP_SHARED, prot=mmap.PROT_WRITE)
    shared.close()


def test_it_is_no_program_and_is_inherited_by_none() -> None:
    shared = SharedTensor("numbers", NUMBERS)
    assert not os.get_inheritable(shared.fd)
    shared.close()
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(shared.fd)
