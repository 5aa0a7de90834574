"""What ARCHITECTURE.md says of the layers is what import-linter holds."""

from __future__ import annotations

import msgspec

from tests.conftest import KIT


def test_the_layers_are_those_that_import_linter_holds() -> None:
    project = msgspec.toml.decode((KIT / "pyproject.toml").read_bytes())
    (contract,) = project["tool"]["importlinter"]["contracts"]
    _, _, section = (KIT / "ARCHITECTURE.md").read_text().partition("\n## Layers")
    assert section.split("```")[1].strip().splitlines() == contract["layers"]
