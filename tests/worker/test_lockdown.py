"""What a process gives up, in a process of its own. That nothing is left together is for tests/sandbox."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux only")
if sys.platform == "linux":
    from autograder.worker import lockdown
    from tests.worker.programs import said

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root")
landlock = pytest.mark.skipif(
    sys.platform == "linux" and not lockdown.landlock_version(), reason="this kernel has no Landlock"
)
TELL_CAPABILITIES = (
    "print(*[line.split()[1] for line in open('/proc/self/status') if line[:6] in ('CapPrm', 'CapEff')])"
)


def test_a_c_call_that_failed_is_an_os_error_that_names_it() -> None:
    ctypes.set_errno(13)
    with pytest.raises(PermissionError, match="prctl: Permission denied"):
        lockdown.check(-1, "prctl")
    assert lockdown.check(7, "open") == 7


def test_memory_beyond_the_limit_is_refused() -> None:
    assert said("""
        lockdown.limit_resources(lockdown.address_space() + (64 << 20), 5)
        held = bytearray(16 << 20)
        try:
            bytearray(128 << 20)
        except MemoryError:
            print("refused")
    """) == "refused"  # fmt: skip


def test_no_limit_can_be_raised_again() -> None:
    assert said("""
        import resource
        lockdown.limit_resources(1 << 32, 5)
        kinds = resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_NOFILE, resource.RLIMIT_FSIZE, resource.RLIMIT_CORE
        print([resource.getrlimit(kind) for kind in kinds] == [(each, each) for each in (1 << 32, 5, 64, 0, 0)])
    """) == "True"  # fmt: skip


def test_a_limit_that_is_lower_already_stays() -> None:
    assert said("""
        import resource
        resource.setrlimit(resource.RLIMIT_CPU, (3, 3))
        lockdown.limit_resources(1 << 32, 5)
        print(resource.getrlimit(resource.RLIMIT_CPU))
    """) == "(3, 3)"  # fmt: skip


def test_processor_time_ends() -> None:
    said("lockdown.limit_resources(1 << 32, 1)\nwhile True: pass\n", -signal.SIGKILL)


def test_descriptors_from_a_number_on_are_closed() -> None:
    assert said("""
        kept, gone = os.dup2(os.open(os.devnull, os.O_RDONLY), 3), os.dup2(0, 200)
        lockdown.close_descriptors(4)
        print(os.read(kept, 1))
        try:
            os.fstat(gone)
        except OSError:
            print("closed")
    """) == "b''\nclosed"  # fmt: skip


def test_a_process_dies_with_its_parent() -> None:
    assert said("""
        import time
        lockdown.adopt_orphans()
        read, write = os.pipe()
        parent = os.fork()
        if parent == 0:
            if os.fork() == 0:
                lockdown.die_with_parent()
                os.write(write, b".")
                time.sleep(20)
            os.read(read, 1)
            os._exit(0)
        os.waitpid(parent, 0)
        print(os.waitstatus_to_exitcode(os.wait()[1]))
    """) == "-9"  # fmt: skip


def test_who_adopts_orphans_is_their_parent() -> None:
    assert said("""
        lockdown.adopt_orphans()
        own, (read, write) = os.getpid(), os.pipe()
        between = os.fork()
        if between == 0:
            if os.fork() == 0:
                os.read(read, 1)
                os._exit(0 if os.getppid() == own else 1)
            os._exit(0)
        os.waitpid(between, 0)
        os.write(write, b".")
        print(os.wait()[1])
    """) == "0"  # fmt: skip


def test_no_program_that_is_started_gains_privileges() -> None:
    assert "NoNewPrivs:\t1" in said("lockdown.gain_no_privileges()\nprint(open('/proc/self/status').read())\n")


def test_all_capabilities_can_be_given_up() -> None:
    assert said(f"lockdown.set_capabilities(0)\n{TELL_CAPABILITIES}\n") == "0000000000000000 0000000000000000"


@as_root
def test_root_becomes_nobody_and_cannot_go_back() -> None:
    assert said("""
        lockdown.become_nobody([])
        print(*os.getresuid(), *os.getresgid(), os.getgroups())
        try:
            os.setuid(0)
        except PermissionError:
            print("refused")
    """) == "65534 65534 65534 65534 65534 65534 []\nrefused"  # fmt: skip


@as_root
def test_nobody_keeps_a_capability_only_to_read_what_it_must(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    none, reading = "0000000000000000", "0000000000000004"
    assert said(f"lockdown.become_nobody(['/usr'])\n{TELL_CAPABILITIES}\n") == f"{none} {none}"
    own = f"lockdown.become_nobody([{str(tmp_path)!r}])\n{TELL_CAPABILITIES}\n"
    assert said(own) == f"{reading} {reading}"


def test_the_size_of_the_address_space_grows_with_what_is_taken() -> None:
    assert said("""
        import mmap
        before = lockdown.address_space()
        taken = mmap.mmap(-1, 64 << 20)
        print(64 << 20 <= lockdown.address_space() - before < 65 << 20)
    """) == "True"  # fmt: skip


def test_the_paths_of_the_interpreter_hold_what_it_imports_and_not_the_kit() -> None:
    import torch

    paths = [path.resolve() for path in lockdown.interpreter_paths()]
    assert len(lockdown.interpreter_paths()) == len(set(lockdown.interpreter_paths()))
    for file in (os.__file__, torch.__file__, sys.executable):
        assert set(Path(file).resolve().parents) & set(paths), file
    assert not set(Path(lockdown.__file__).resolve().parents) & set(paths)


@landlock
def test_what_is_readable_can_be_read_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir()
    for path in ("open/file", "closed"):
        (tmp_path / path).write_text(path)
    assert said(f"""
        from pathlib import Path
        lockdown.gain_no_privileges()
        root = Path({str(tmp_path)!r})
        lockdown.confine([root / "open"], 1 << 16)
        print((root / "open" / "file").read_text(), os.listdir(root / "open"))
        for attempt in ((root / "closed").read_text, (root / "open" / "file").unlink, (root / "open" / "new").touch):
            try:
                attempt()
                print("done")
            except PermissionError:
                print("refused")
    """) == "open/file ['file']\nrefused\nrefused\nrefused"  # fmt: skip


@landlock
def test_the_oldest_landlock_will_do() -> None:
    assert said("""
        lockdown.gain_no_privileges()
        lockdown.confine([], 1)
        try:
            open("/etc/passwd")
        except PermissionError:
            print("refused")
    """) == "refused"  # fmt: skip


def test_a_kernel_without_landlock_is_an_error() -> None:
    with pytest.raises(OSError, match="this kernel has no Landlock"):
        lockdown.confine([], 0)
