"""Which sandbox this machine has. A tier is chosen by attacking it, never by versions."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from autograder.errors import AutograderError
from autograder.sandbox import bubblewrap, selftest
from autograder.sandbox.forked import Loan, Worker, Zygote
from autograder.worker.lockdown import interpreter_paths, landlock_version
from autograder.worker.zygote import Layers

NEWEST = 1 << 16  # any Landlock ABI


@dataclass(frozen=True)
class Tier:
    """How to start a zygote and lock its workers down; `wall` gives the command that it runs behind."""

    name: str
    wall: Callable[[], Sequence[str]]
    layers: Layers

    def start(self) -> Zygote:
        """A zygote on its way up. Raises AutograderError where something is missing."""
        wall = self.wall()
        if self.layers.landlock and not landlock_version():
            raise AutograderError("this kernel has no Landlock (Linux 5.13 or later has)")
        return Zygote(wall, self.layers)

    def test(self, zygote: Zygote, secrets: Sequence[Path] = ()) -> None:
        """Attack a worker of it. Raises AutograderError when anything works."""
        if self.layers == Layers():
            return  # nothing is promised
        found = selftest.breaches(zygote, secrets, alone=self.layers.namespaces)
        if found:
            raise AutograderError(f"a submission could {found[0]}")


def _no_wall() -> Sequence[str]:
    return ()


NAMESPACES = Tier("namespaces", bubblewrap.wall, Layers(namespaces=True, landlock=NEWEST, system_calls=True))
LANDLOCK = Tier("landlock", _no_wall, Layers(landlock=NEWEST, system_calls=True))
NONE = Tier("none", _no_wall, Layers())
TIERS = (NAMESPACES, LANDLOCK)


@dataclass(frozen=True)
class Terms:
    """What a worker may use and see: bytes, seconds of processor time, and the tensors lent to it."""

    memory: int
    cpu: int
    loans: Mapping[str, Loan] = field(default_factory=dict)


class Sandbox:
    """A zygote of a tier, and a new one when it dies."""

    def __init__(self, tier: Tier, terms: Terms, secrets: Sequence[Path] = ()) -> None:
        self.tier = tier
        self._terms = terms
        self._secrets = secrets
        self._zygote = tier.start()

    def prepare(self) -> None:
        """Wait until it is up, attack it, and lend it the data. Raises AutograderError when it does not hold."""
        self.tier.test(self._zygote, self._secrets)
        for name, loan in self._terms.loans.items():
            self._zygote.lend(name, loan)

    def spawn(self) -> Worker:
        """A fresh worker. Raises SandboxDied when the zygote is gone."""
        return self._zygote.spawn(self._terms.memory, self._terms.cpu)

    def restart(self) -> None:
        """A new zygote for a dead one."""
        self.close()
        self._zygote = self.tier.start()
        self.prepare()

    def close(self) -> None:
        """End it, with every worker."""
        self._zygote.close()


def open_sandboxes(
    count: int,
    terms: Terms,
    secrets: Sequence[Path] = (),
    tiers: Sequence[Tier] = TIERS,
    meanwhile: Callable[[], None] = lambda: None,
) -> list[Sandbox]:
    """So many, of the best tier that withstands its self-test. Raises AutograderError, a line, when none does.

    `meanwhile` is work to do while they import torch.
    """
    reasons = []
    for tier in tiers:
        try:
            with contextlib.ExitStack() as stack:
                started = [stack.enter_context(contextlib.closing(Sandbox(tier, terms, secrets))) for _ in range(count)]
                meanwhile()
                for sandbox in started:
                    sandbox.prepare()
                stack.pop_all()
                return started
        except AutograderError as error:
            reasons.append(f"{tier.name}: {error}")
    raise AutograderError(
        f"No sandbox holds on this machine, so nothing was run ({'; '.join(reasons)}). Install what is missing:"
        ' pip install "d2l-autograder[instructor]"; or, only for code that you trust, add --unsafe-no-sandbox.'
    )


def refuse_readable(folder: Path) -> None:
    """Raise AutograderError where a worker may read `folder`: no tier hides what lies beside the interpreter."""
    for path in interpreter_paths():
        if path.resolve() in (folder.resolve(), *folder.resolve().parents):
            raise AutograderError(
                f"{folder} lies in {path}, which every submission may read: move the kit away from the interpreter."
            )
