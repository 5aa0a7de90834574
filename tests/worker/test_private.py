"""What the kit uses of torch and torch does not promise: found here, and missed where it has moved."""

from __future__ import annotations

import subprocess
import sys

import pytest
import torch

from autograder.worker import private

PACKAGES = ("torch._dynamo", "torch._inductor", "torch.onnx")


def test_all_is_there_and_is_not_imported_by_looking() -> None:
    looks = f"import sys; from autograder.worker import private; private.check(); print(sorted({{*{PACKAGES}}} & {{*sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", looks], capture_output=True, text=True)
    assert (done.stdout.strip(), done.returncode) == ("[]", 0), done.stderr


@pytest.mark.parametrize("name", ["torch._C._gone", "torch._gone", "torch._gone.further", "torch._refs._gone"])
def test_what_has_moved_is_said_with_the_version_and_what_to_do(name: str) -> None:
    with pytest.raises(private.Moved) as raised:
        private.Private(name, "", "").check()
    version = torch.__version__.partition("+")[0]
    said = f'torch {version} has moved {name}, which the kit needs: pip install "torch<{version}"'
    assert str(raised.value) == said


def test_what_is_another_thing_now_has_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch._C, "_dispatch_get_registrations_for_dispatch_key", lambda key: [])
    with pytest.raises(private.Moved, match="registrations"):
        private.check.__wrapped__()  # and not what was found before
