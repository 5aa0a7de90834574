"""Which sandbox this machine has. A tier is chosen by attacking it, never by versions."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from autograder.endpoint.protocol import SandboxDied
from autograder.errors import AutograderError
from autograder.sandbox import bubblewrap, selftest
from autograder.sandbox.forked import Program, Worker, Zygote
from autograder.sandbox.shared import SharedTensor
from autograder.worker.lockdown import interpreter_paths, landlock_version
from autograder.worker.orders import Layers

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
        return Program(wall, self.layers)

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
    """What a worker may use and see: bytes, seconds of processor time, the tensors lent to it.

    `sources` are the kit's own that it will run, with their names: they are run once before, and hold nothing hidden.
    """

    memory: int
    cpu: int
    shared: Mapping[str, SharedTensor] = field(default_factory=dict)
    sources: Sequence[tuple[str, str]] = ()


class Sandbox:
    """Where workers come from: a zygote of a tier, and a fork of it for each ban, so that no worker has to impose one.

    A sandbox may be forked, too; the fork stands on its own while this one is open.
    """

    def __init__(self, tier: Tier, terms: Terms, secrets: Sequence[Path] = (), origin: Sandbox | None = None) -> None:
        self.tier = tier
        self._terms = terms
        self._secrets = secrets
        self._origin = origin
        self._zygote: Zygote = tier.start() if origin is None else origin._zygote.fork()
        self._lacking: dict[tuple[str, ...], Zygote] = {}  # by what is banned

    def prepare(self) -> None:
        """Wait until it is up, attack it, lend it the data. Raises AutograderError when it does not hold."""
        self.tier.test(self._zygote, self._secrets)
        for name, tensor in self._terms.shared.items():
            self._zygote.share(name, tensor)
        for name, source in self._terms.sources:
            self._zygote.warm(name, source)

    def fork(self) -> Sandbox:
        """Another one, as good as this one, and as well prepared."""
        return Sandbox(self.tier, self._terms, self._secrets, self)

    def spawn(self, banned: Sequence[str] = ()) -> Worker:
        """A fresh worker that lacks what is banned. Raises SandboxDied when the zygote is gone."""
        entries, zygote = tuple(banned), self._zygote
        if entries:
            if entries not in self._lacking:
                self._lacking[entries] = self._zygote.fork(entries)
            zygote = self._lacking[entries]
        return zygote.spawn(self._terms.memory, self._terms.cpu)

    def restart(self) -> None:
        """A new zygote for a dead one: another fork, or another program where that is dead, too."""
        self.close()
        if self._origin is None:
            self._zygote = self.tier.start()
            self.prepare()
            return
        try:
            self._zygote = self._origin._zygote.fork()
        except SandboxDied:
            self._origin.restart()
            self._zygote = self._origin._zygote.fork()

    def close(self) -> None:
        """Close all zygotes of the sandbox; every worker dies with the one that it was forked from."""
        for zygote in self._lacking.values():
            zygote.close()
        self._lacking.clear()
        self._zygote.close()


def open_sandbox(
    terms: Terms,
    secrets: Sequence[Path] = (),
    tiers: Sequence[Tier] = TIERS,
    meanwhile: Callable[[], object] = lambda: None,
) -> Sandbox:
    """One of the best tier that withstands its self-test. Raises AutograderError, a line, when none does.

    `meanwhile` is work to do while it imports torch.
    """
    reasons = []
    for tier in tiers:
        try:
            with contextlib.ExitStack() as stack:
                sandbox = stack.enter_context(contextlib.closing(Sandbox(tier, terms, secrets)))
                meanwhile()
                sandbox.prepare()
                stack.pop_all()
                return sandbox
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
