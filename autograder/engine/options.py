"""What a run is asked for: one record, from whoever asks to where it is done."""

from __future__ import annotations

import msgspec


class GradeOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How to judge which assignment, and the folder for the results. Crosses to other programs as it is."""

    assignment: str
    out: str
    kit: str = ""  # the folder of the checkout; empty for the one that is found
    jobs: int = 2
    resume: bool = False  # keep the results that are there, and judge what is missing
    regrade: bool = False  # where results are there that rested on something else, judge again what that touches
    wait: bool = False  # for another run that writes to the same folder
    seed: int | None = None  # nothing for that of the results that are there, or a fresh one
    data: str = "auto"
    data_dir: str = ""
    unsafe: bool = False  # without a sandbox
    scheduler: str = ""  # the address of a cluster's
