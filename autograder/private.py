"""What the kit uses of libraries, and they do not promise to keep; autograder/worker/private.py has torch's part.

Everything else that looks private has a supported name: nbgrader's folders are asked of its course directory, and
`hypothesis.inner_test` is what hypothesis offers to those who run its tests themselves.
"""

from __future__ import annotations

from collections.abc import Callable

from autograder.errors import AutograderError
from autograder.worker.private import Moved, Private, check

_LOCAL_CONSTANTS = Private(
    "hypothesis.internal.conjecture.providers._get_local_constants",
    "what a check draws must not depend on the modules that were imported before it",
    "none: no setting and no phase leaves these constants out, and another backend would draw and shrink otherwise",
)


def ready() -> None:
    """Before anybody is judged: hypothesis and torch are what the kit takes them for. Raises AutograderError."""
    for library in LIBRARIES:
        said = moved(library)
        if said:
            raise AutograderError(said)


def moved(library: str) -> str:
    """What the installed version of this library has moved, and what to do; nothing where all is there."""
    try:
        LIBRARIES[library]()
    except Moved as error:
        return str(error)
    return ""


def forget_local_constants() -> None:
    """From now on, hypothesis draws no constants that it finds in the modules which happen to be loaded.

    Else what one submission is asked would depend on what was imported for the one before it. Raises Moved where this
    version of hypothesis cannot be told so.
    """
    _LOCAL_CONSTANTS.check()
    from hypothesis.internal.conjecture import providers

    try:
        empty = type(providers.GLOBAL_CONSTANTS)()
        providers._get_local_constants = lambda: empty
        # That the name is there does not say that it is still asked.
        forgotten = providers.HypothesisProvider(None)._local_constants is empty
    except (AttributeError, TypeError) as error:  # what stands around it is another
        raise _LOCAL_CONSTANTS.moved() from error
    if not forgotten:
        raise _LOCAL_CONSTANTS.moved()


LIBRARIES: dict[str, Callable[[], None]] = {"torch": check, "hypothesis": forget_local_constants}
