"""Takes pictures of the pages that `grade` writes of the sample class, for eyes and for the documentation.

Usage: python -m tests.pictures FOLDER. Needs selenium, Chromium and its driver. The documentation's are
docs/pictures/class.png, student.png and training.png: copies of class-light.png, student-light.png and training.png. The
last is of the real Fashion-MNIST where AUTOGRADER_DATA_DIR is set.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

from tests.browser import Browser, browser
from tests.conftest import KIT

STUDENT, TRAINED = "dana", "alice"
PHONE, DESK = 360, 1000
_LONGEST = 1250  # pixels
_COLOURS, _MORE = 128, 256  # a page has few, and pictures are small; where images are on it, it has more


def grade(folder: Path) -> None:
    """Grade the sample class, all that it asks for drawn from one seed."""
    command = (sys.executable, "-m", "autograder", "grade", "tests/zoo/class", "--assignment", "softmax_regression")
    subprocess.run([*command, "--seed", "1", "--out", str(folder)], check=True, cwd=KIT, stdout=subprocess.DEVNULL)


def keep(opened: Browser, page: Path, name: str, pictures: Path) -> None:
    """The page in the light, in the dark, on a phone, and as it is printed."""
    for kind, scheme, width in (("light", "light", DESK), ("dark", "dark", DESK), ("phone", "light", PHONE)):
        opened.open(page, scheme=scheme, width=width)
        picture = pictures / f"{name}-{kind}.png"
        opened.keep(picture, longest=_LONGEST)
        make_small(picture)
    opened.open(page, media="print")
    opened.print_to(pictures / f"{name}.pdf")


def keep_part(opened: Browser, page: Path, part: str, picture: Path) -> None:
    """The part of a page that this selector names, in the light."""
    opened.open(page, width=DESK)
    opened.keep(picture, part=part)
    make_small(picture, _MORE)


def make_small(picture: Path, colours: int = _COLOURS) -> None:
    """Write it again in few colours."""
    Image.open(picture).convert("RGB").quantize(colours).save(picture, optimize=True)


def main() -> None:
    """All pictures."""
    pictures = Path(sys.argv[1])
    pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, browser(Path(folder, "profile")) as opened:
        grade(out := Path(folder, "out"))
        keep(opened, out / "class.html", "class", pictures)
        keep(opened, out / "pages" / f"{STUDENT}.html", "student", pictures)
        keep_part(opened, out / "pages" / f"{TRAINED}.html", ".exhibits", pictures / "training.png")


if __name__ == "__main__":
    main()
