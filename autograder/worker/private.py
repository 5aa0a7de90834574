"""What the kit uses of torch, and torch does not promise to keep.

Each is looked for before it is first used, so that a torch which has moved one ends in a line that says so, and not in
a worker that lacks less than it should. autograder/private.py has those of other libraries.
"""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from importlib.machinery import PathFinder
from typing import Any


class Moved(Exception):
    """A library no longer has what the kit uses of it: one line that says which version, and what to do."""


@dataclass(frozen=True)
class Private:
    """A name that its library may change without a word, why it is needed, and a supported way as far as there is one.

    `holds` says of what the name stands for whether it is still what we think; a package is found, and not imported.
    """

    name: str
    why: str
    instead: str
    holds: Callable[[Any], bool] = lambda found: True

    def check(self) -> None:
        """Raises Moved where the installed library has nothing of the name, or something else."""
        root, *steps = self.name.split(".")
        found, path = importlib.import_module(root), root
        for step in steps:
            path = f"{path}.{step}"
            # Packages first, and past the finders of others: to ask torch for one of its own is to import it.
            if PathFinder.find_spec(path, getattr(found, "__path__", ())) is not None:
                if path == self.name:
                    return
                found = importlib.import_module(path)
            elif hasattr(found, step):
                found = getattr(found, step)
            else:
                raise self.moved()
        if not self.holds(found):
            raise self.moved()

    def moved(self) -> Moved:
        """What to raise where it is not what we think."""
        library = self.name.partition(".")[0]
        version = metadata.version(library).partition("+")[0]
        older = f'pip install "{library}<{version}"'
        return Moved(f"{library} {version} has moved {self.name}, which the kit needs: {older}")


TORCH = (
    Private(
        "torch._C.DispatchKey.__members__",
        "a ban reaches every kernel of an operator, so all keys are asked for",
        "none: torch.library takes the name of a key, and lists none",
    ),
    Private(
        "torch._C._dispatch_get_registrations_for_dispatch_key",
        "a ban reaches every kernel of an operator",
        "none: torch.library registers kernels, and lists none",
        lambda registered: "aten::_softmax" in registered("CPU"),
    ),
    Private(
        "torch._C._dispatch_library",
        "a kernel that refuses has to stay",
        "none: a torch.library.Library can be found from Python, and its kernels end with it",
    ),
    Private("torch._refs", "a ban takes operators that are written in Python", "none"),
    Private("torch._decomp.decompositions", "a ban takes operators that are written in Python", "none"),
    Private(
        "torch._C.DisableTorchFunctionSubclass",
        "a subclass of Tensor crosses the wire without its code being asked",
        "none: torch's own guide to extending it says to use this",
    ),
    Private(
        "torch._C.TensorBase.requires_grad",
        "a subclass of Tensor crosses the wire without its code being asked",
        "torch.Tensor.requires_grad, which Python can overwrite",
    ),
    *(
        Private(name, "something empty stands in its place in a worker (absent.py)", "none: torch imports it by itself")
        for name in ("torch._dynamo", "torch._inductor", "torch.onnx", "torch.distributed.tensor")
    ),
)


@functools.cache
def check() -> None:
    """Look for all that the kit uses of torch, once in a process. Raises Moved."""
    for each in TORCH:
        each.check()
