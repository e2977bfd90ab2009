"""A headless Chromium, driven through its own pipe: no driver, no download; machines that have none skip the tests.

Source: Chrome DevTools Protocol, `--remote-debugging-pipe`: JSON messages that end with a zero byte, on files 3 and 4.
"""

from __future__ import annotations

import fcntl
import json
import os
import select
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

VARIABLE = "CHROMIUM"
"""Names the browser where it is not on the path."""
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PATIENCE_S = 30
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--no-first-run",
    "--disable-extensions",
)
ARGUMENTS += ("--disable-background-networking", "--remote-debugging-pipe")
OWN = ("FONTCONFIG_FILE", "LD_LIBRARY_PATH")
"""Variables of the press that are not for the browser: it sets its pages in the machine's faces."""


def find_browser() -> str | None:
    """Return the program of a Chromium, or nothing where there is none."""
    named = os.environ.get(VARIABLE)
    return shutil.which(named) if named else next(filter(None, map(shutil.which, NAMES)), None)


@dataclass(slots=True)
class Tab:
    """One page in the browser, with what was asked for and complained of since it was opened."""

    pipe: Pipe
    session: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def send(self, method: str, **parameters: Any) -> Any:
        """Return the answer to a command; what happens meanwhile is noted."""
        return self.pipe.ask(self.session, method, parameters, self.note)

    def note(self, event: dict[str, Any]) -> None:
        """Note a request, a failed one, or a complaint of the console."""
        name, said = event.get("method"), event.get("params", {})
        if name == "Network.requestWillBeSent":
            self.requests.append(said["request"]["url"])
        elif name == "Network.loadingFailed":
            self.complaints.append(f"not loaded: {said['errorText']}")
        elif name == "Log.entryAdded":
            self.complaints.append(said["entry"]["text"])
        elif name in ("Runtime.exceptionThrown", "Runtime.consoleAPICalled"):
            self.complaints.append(json.dumps(said))

    def open(self, path: Path) -> None:
        """Open a file and wait until it and every picture it shows are there."""
        self.send("Page.navigate", url=path.as_uri())
        self.evaluate(
            "new Promise(done => document.readyState == 'complete' ? done() : addEventListener('load', done))"
        )
        self.evaluate("Promise.all([...document.images].filter(i => i.offsetWidth).map(i => i.decode()))")

    def look(self, width: int, *, dark: bool = False) -> None:
        """Look at the page at a width in CSS pixels, in the light or in the dark; tall, so that lazy pictures load."""
        metrics = {"width": width, "height": 9000, "deviceScaleFactor": 1, "mobile": width < 800}
        self.send("Emulation.setDeviceMetricsOverride", **metrics)
        wish = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.send("Emulation.setEmulatedMedia", features=[wish])

    def evaluate(self, script: str) -> Any:
        """Return the value of an expression, when its promise is kept."""
        answer = self.send("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")


@dataclass(slots=True)
class Pipe:
    """The two ends of the pipe to a browser."""

    read_end: int
    write_end: int
    number: int = 0
    rest: bytes = b""

    def ask(self, session: str, method: str, parameters: dict[str, Any], note: Any) -> Any:
        """Return the answer to a command, handing on every event that comes before it."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        _write(self.write_end, json.dumps(message | ({"sessionId": session} if session else {})).encode() + b"\0")
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            answer = self._next(until)
            if answer.get("id") == self.number:
                assert "error" not in answer, (method, answer["error"])
                return answer["result"]
            note(answer)
        raise TimeoutError(f"the browser did not answer {method}")

    def _next(self, until: float) -> dict[str, Any]:
        """Return the next message of the browser."""
        while b"\0" not in self.rest:
            ready, _, _ = select.select([self.read_end], [], [], max(0.0, until - time.monotonic()))
            data = os.read(self.read_end, 1 << 16) if ready else b""
            if not data:
                raise TimeoutError("the browser says nothing more")
            self.rest += data
        message, _, self.rest = self.rest.partition(b"\0")
        return json.loads(message)


def _write(handle: int, data: bytes) -> None:
    """Write all of a message."""
    while data:
        data = data[os.write(handle, data) :]


@contextmanager
def browsing(program: str, profile: Path) -> Iterator[Pipe]:
    """Yield the pipe to a browser with a fresh profile; end it and all it started afterwards."""
    ours, theirs = os.pipe(), os.pipe()
    for_browser = [fcntl.fcntl(handle, fcntl.F_DUPFD_CLOEXEC, 20) for handle in (ours[0], theirs[1])]
    moves = [(os.POSIX_SPAWN_DUP2, handle, number) for handle, number in zip(for_browser, (3, 4), strict=True)]
    moves += [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in (1, 2)]
    surroundings = {name: value for name, value in os.environ.items() if name not in OWN} | {"HOME": str(profile)}
    command = [program, *ARGUMENTS, f"--user-data-dir={profile}", "about:blank"]
    process = os.posix_spawn(program, command, surroundings, file_actions=moves, setpgroup=0)
    for handle in (*for_browser, ours[0], theirs[1]):
        os.close(handle)
    try:
        yield Pipe(theirs[0], ours[1])
    finally:
        os.close(ours[1])
        os.close(theirs[0])
        with suppress(ProcessLookupError):
            os.killpg(process, signal.SIGKILL)
        os.waitpid(process, 0)


def new_tab(pipe: Pipe) -> Tab:
    """Return a new page that tells what it asks for and what it complains of."""

    def forget(event: dict[str, Any]) -> None:
        """Let pass what happens elsewhere in the browser."""

    target = pipe.ask("", "Target.createTarget", {"url": "about:blank"}, forget)["targetId"]
    session = pipe.ask("", "Target.attachToTarget", {"targetId": target, "flatten": True}, forget)["sessionId"]
    tab = Tab(pipe, session)
    for domain in ("Page", "Runtime", "Log", "Network"):
        tab.send(f"{domain}.enable")
    return tab
