"""What an assignment brings besides its checks, by its own resources.py: what workers share and checks are lent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from torch import Tensor


@dataclass(frozen=True)
class Resources:
    """What `load` of a resources.py returns.

    `data` is the name of the data, as results and pages say it, and `advice` what to do for better ones. `shared` makes
    the tensors that every worker has (`student.shared` in the harness), `lent` the arguments that a check may take, by
    their names. Both are made when they are needed, and no worker sees what is lent.
    """

    data: str = ""
    advice: str = ""
    shared: Callable[[], Mapping[str, Tensor]] = dict
    lent: Mapping[str, Callable[[], Any]] = field(default_factory=dict)
