"""What shows things in a notebook: the kernel that this runs in, if it does, and words in the place of a traceback."""

from __future__ import annotations

import sys
from typing import Any


class Said(Exception):
    """A notebook shows these words in the place of a traceback."""

    def _render_traceback_(self) -> list[str]:
        return str(self).splitlines()


def shell() -> Any:
    """The IPython that runs this, or None."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython else None


def shows_pictures() -> bool:
    """Whether it is a notebook's kernel: IPython in a terminal has none, and shows text alone."""
    return getattr(shell(), "kernel", None) is not None
