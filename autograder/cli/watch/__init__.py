"""`autograder check --watch`: checks again whenever a file is saved, on a screen that stays where it is.

The judge is in this process, with torch and the checks at hand; each round of checks has a fresh worker
(endpoint.warm), which loads the student's file. Four threads:

    main     owns the view and the screen. It does what stands in a queue, one thing after the other, and draws
    checks   judges round after round (rounds.py), and queues each verdict
    files    watches the folder, and queues that something was saved
    keys     reads the keyboard, and queues what was pressed
"""

from __future__ import annotations

from autograder.cli.watch.loop import watch

__all__ = ["watch"]
