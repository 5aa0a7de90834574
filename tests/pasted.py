"""What a fresh Python prompt prints when code is pasted beside a student's file."""

from __future__ import annotations

import code
import contextlib
import io
import sys
from types import ModuleType


class Prompt(code.InteractiveConsole):
    """A prompt of its own, with a module `softmax_regression` of this source to import."""

    def __init__(self, source: str) -> None:
        super().__init__({"__name__": "__main__"})
        self.source = source
        self.raised = ""  # as the last line of a traceback tells it

    def paste(self, text: str) -> str:
        """What is printed, without the newline at the end."""
        module = ModuleType("softmax_regression")
        exec(compile(self.source, "softmax_regression.py", "exec"), module.__dict__)
        sys.modules["softmax_regression"] = module
        printed = io.StringIO()
        try:
            with contextlib.redirect_stdout(printed):
                more = False
                for line in [*text.split("\n"), ""]:
                    more = self.push(line)
                    if self.raised:
                        break
        finally:
            del sys.modules["softmax_regression"]
        assert not more, "the prompt waits for more"
        return printed.getvalue().removesuffix("\n")

    def showtraceback(self) -> None:
        error = sys.exc_info()[1]
        self.raised = f"{type(error).__name__}: {error}"

    def showsyntaxerror(self, filename: str | None = None, **more: object) -> None:
        self.raised = str(sys.exc_info()[1])
