"""What a ban names: the one rule of the look at the source (autograder.banned) and of the worker (worker.ban).

An entry with a dot is a module, and stands for everything in it (`torch.optim`). One without is part of the name of a
library's function, method, class or operator, however its words are joined: `nll_loss` is in `NLLLoss` and in
`aten::nll_loss2d_forward`. An underscore at its ends is the beginning or the end of a word: `_fused_` is in
`_fused_sgd_`, and not in `diffused_light`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence

_WORDS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


@functools.lru_cache(maxsize=1 << 12)
def words(name: str) -> str:
    """The words of a name in lower case, an underscore around each: `_cross_entropy_loss_` for CrossEntropyLoss."""
    return f"_{_WORDS.sub('_', name).lower().strip('_')}_"


def match_entry(entry: str, spelled: Iterable[str], modules: Iterable[str]) -> tuple[list[str], list[str]]:
    """Those of the names (as `words` spells them) and those of the modules that an entry is for."""
    if "." in entry:
        return [], [module for module in modules if f"{module}.".startswith(f"{entry}.")]
    return [name for name in spelled if entry in name], []


def banned_by(path: str, banned: Sequence[str]) -> int | None:
    """Which entry bans what a library calls `path`, such as torch.nn.functional.softmax; None where none does."""
    spelled = "".join(map(words, path.split(".")[1:]))
    return next((i for i, entry in enumerate(banned) if any(match_entry(entry, [spelled], [path]))), None)
