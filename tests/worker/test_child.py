"""The child itself, as the module is run. How the judge starts and ends one is for tests/endpoint/test_child."""

from __future__ import annotations

import socket
import subprocess
import sys

from autograder.wire import REPLIES, Call, Channel, Load, Loaded, Returned
from autograder.worker.child import READY
from tests.conftest import KIT


def test_it_proves_who_it_is_then_serves_until_the_judge_hangs_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(60)
        command = [sys.executable, "-m", "autograder.worker.child", str(server.getsockname()[1])]
        with subprocess.Popen(command, cwd=KIT, stdin=subprocess.PIPE) as child:
            assert child.stdin is not None
            child.stdin.write(b"a secret\n")
            child.stdin.close()
            connection, _ = server.accept()
            with connection:
                assert connection.recv(9, socket.MSG_WAITALL) == b"a secret\n"
                assert connection.recv(1) == READY
                channel = Channel(connection)
                source = "import os, torch\ndef f():\n    return [os.environ['OMP_NUM_THREADS'], torch.compile(abs) is abs]\n"
                channel.send(Load([("a.py", source)], "def f(student):\n    return student.f()\n"), [])
                assert channel.receive(REPLIES).message == Loaded([])
                channel.send(Call("f", [], 0), [])
                answer = channel.receive(REPLIES).message
            assert child.wait(30) == 0
    assert isinstance(answer, Returned)
    assert answer.value.items == ["1", True]  # type: ignore[union-attr]
