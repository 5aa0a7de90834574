"""How a zygote begins: it stops being root, and ties its life to the judge's, before anything of weight is loaded."""

from __future__ import annotations

import os

from autograder.worker.lockdown import adopt_orphans, become_nobody, die_with_parent, interpreter_paths


def main() -> None:
    """Start a zygote: drop root where it has it, tie its life to the judge's, and obey."""
    if os.geteuid() == 0:
        become_nobody(interpreter_paths())
    die_with_parent()
    adopt_orphans()
    from autograder.worker import zygote

    zygote.main()


if __name__ == "__main__":
    main()
