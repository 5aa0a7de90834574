"""Pages in a real browser: headless Chromium, driven by selenium. What the console says and what is asked for is kept."""

from __future__ import annotations

import base64
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
DRIVER = "chromedriver"
_OPTIONS = (
    "headless=new", "no-sandbox", "disable-gpu", "disable-dev-shm-usage", "disable-quic", "no-first-run", "disable-sync",
    "disable-background-networking", "disable-component-update", "hide-scrollbars", "window-size=1200,1600",
)  # fmt: skip


def missing() -> str:
    """What this machine lacks to open a page, or nothing."""
    try:
        import axe_core_python  # noqa: F401
        import selenium  # noqa: F401
    except ImportError as error:
        return f"{error.name} is not installed"
    lacking = "" if any(map(shutil.which, PROGRAMS)) else "Chromium"
    return f"there is no {lacking or DRIVER}" if lacking or not shutil.which(DRIVER) else ""


class Browser:
    """One window, in a light or a dark room, of any width, or a printer."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver
        self._axe = (resources.files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")

    def open(self, path: Path, *, width: int = 1200, scheme: str = "light", media: str = "screen") -> None:
        """Show a file, whole: a large page is still being read when a busy machine says that it is there."""
        colours = {"name": "prefers-color-scheme", "value": scheme}
        self._tell("Emulation.setEmulatedMedia", media=media, features=[colours])
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
        self._tell("Emulation.setDeviceMetricsOverride", **size)
        from selenium.webdriver.support.ui import WebDriverWait

        self.driver.get(path.as_uri())
        WebDriverWait(self.driver, 60).until(lambda _: self.run("return document.readyState") == "complete")

    def width(self) -> int:
        """How wide the page is, whatever room there is for it."""
        return int(self.run("return document.documentElement.scrollWidth"))

    def run(self, script: str) -> Any:
        """What a script finds out."""
        return self.driver.execute_script(script)

    def console(self) -> list[str]:
        """What the console has said since it was asked last."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def asked_for(self, page: Path | str) -> list[str]:
        """The addresses that this page has asked for since this was asked last; others are of the browser's own."""
        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        sent = [event["params"] for event in events if event["method"] == "Network.requestWillBeSent"]
        address = page.as_uri() if isinstance(page, Path) else page
        return [each["request"]["url"] for each in sent if each["documentURL"] == address]

    def obstacles(self, part: str = "html") -> list[str]:
        """What axe finds that keeps people from reading this part of the page: a line for each rule and place."""
        self.run(self._axe)
        found = self.driver.execute_async_script("axe.run(arguments[0]).then(arguments[1])", part)
        return [f"{each['id']}: {node['html'][:200]}" for each in found["violations"] for node in each["nodes"]]

    def keep(self, picture: Path, *, longest: int = 4000, part: str = "") -> None:
        """Keep a picture of the whole page, of its beginning, or of the first `part`, which is a selector."""
        whole = "new DOMRect(0, 0, innerWidth, document.documentElement.scrollHeight)"
        place = f"document.querySelector({json.dumps(part)}).getBoundingClientRect()" if part else whole
        x, y, width, height = self.run(f"const r = {place}; return [r.x, r.y, r.width, r.height]")
        clip = {"x": x, "y": y, "width": width, "height": min(height, longest), "scale": 1}
        shot = self._tell("Page.captureScreenshot", captureBeyondViewport=True, clip=clip)
        picture.write_bytes(base64.b64decode(shot["data"]))

    def print_to(self, document: Path) -> None:
        """Print the page as PDF, on A4."""
        printed = self._tell("Page.printToPDF", printBackground=True, paperWidth=8.27, paperHeight=11.69)
        document.write_bytes(base64.b64decode(printed["data"]))

    def _tell(self, command: str, **parameters: Any) -> Any:
        return self.driver.execute_cdp_cmd(command, parameters)


def start(profile: Path) -> Any:
    """The driver of a new window; its profile is a folder."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    for option in (*_OPTIONS, f"user-data-dir={profile}"):
        options.add_argument(f"--{option}")
    options.binary_location = next(filter(None, map(shutil.which, PROGRAMS)))
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options=options, service=Service(shutil.which(DRIVER)))


@contextmanager
def browser_of_tests(profile: Path) -> Iterator[Browser]:
    """A browser, or a test that is skipped; a failure where a skip would go unseen: AUTOGRADER_REQUIRE_BROWSER=1."""
    if lacking := missing():
        if os.environ.get("AUTOGRADER_REQUIRE_BROWSER") == "1":
            pytest.fail(f"AUTOGRADER_REQUIRE_BROWSER is set, and {lacking}")
        pytest.skip(lacking)
    with browser(profile) as opened:
        yield opened


@contextmanager
def browser(profile: Path) -> Iterator[Browser]:
    """A browser with a fresh profile in this folder."""
    driver = start(profile)
    try:
        yield Browser(driver)
    finally:
        driver.quit()
