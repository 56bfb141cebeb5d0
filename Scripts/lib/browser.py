"""A headless Chromium driven through its pipe: no driver, no package, only the standard library."""

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]


def find():
    """The path of a Chromium, or None. CHROMIUM names one that is elsewhere."""
    chosen = os.environ.get("CHROMIUM")
    return chosen or next((path for path in map(shutil.which, NAMES) if path), None)


class Browser:
    """One browser process. Commands and events are JSON texts that end with a zero byte."""

    def __init__(self, path):
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        to_browser, self.write_end = os.pipe()
        self.read_end, from_browser = os.pipe()
        # The browser reads its commands from descriptor 3 and writes to 4; a shell moves them there.
        command = f'exec "$0" "$@" 3<&{to_browser} 4>&{from_browser}'
        self.process = subprocess.Popen(
            ["bash", "-c", command, path, "--headless=new", "--remote-debugging-pipe",
             "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
             "--no-first-run", f"--user-data-dir={self.profile.name}", "about:blank"],
            pass_fds=(to_browser, from_browser),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.number, self.buffer, self.events = 0, b"", []

    def close(self):
        try:
            self.send("Browser.close")
        except (BrowserGone, OSError, TimeoutError):
            pass
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.profile.cleanup()

    def send(self, method, session=None, **parameters):
        """Sends a command and returns its result; events that arrive meanwhile are kept."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        self._write(json.dumps(message).encode() + b"\0")
        deadline = time.monotonic() + 60
        while True:
            answer = self._read(deadline)
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error'].get('message')}")
                return answer["result"]
            self.events.append(answer)

    def wait(self, method, session, seconds=30):
        """Waits until the event has arrived."""
        deadline = time.monotonic() + seconds
        while not any(event.get("method") == method and event.get("sessionId") == session
                      for event in self.events):
            self.events.append(self._read(deadline))

    def _write(self, data):
        while data:
            data = data[os.write(self.write_end, data):]

    def _read(self, deadline):
        while b"\0" not in self.buffer:
            if not select.select([self.read_end], [], [], max(0, deadline - time.monotonic()))[0]:
                raise TimeoutError("the browser does not answer")
            part = os.read(self.read_end, 1 << 16)
            if not part:
                raise BrowserGone("the browser stopped")
            self.buffer += part
        text, _, self.buffer = self.buffer.partition(b"\0")
        return json.loads(text)


class BrowserGone(Exception):
    """The browser process ended."""


class Page:
    """A page of a given width with everything that it complained about."""

    def __init__(self, browser, url, width):
        self.browser = browser
        target = browser.send("Target.createTarget", url="about:blank")["targetId"]
        self.target = target
        self.session = browser.send(
            "Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ["Page", "Runtime", "Log", "Network", "DOM", "Accessibility"]:
            self.send(f"{domain}.enable")
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=800,
                  deviceScaleFactor=1, mobile=width < 600)
        browser.events.clear()
        self.send("Page.navigate", url=url)
        browser.wait("Page.loadEventFired", self.session)

    def send(self, method, **parameters):
        return self.browser.send(method, self.session, **parameters)

    def evaluate(self, expression):
        result = self.send("Runtime.evaluate", expression=expression, returnByValue=True,
                           awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"].get("text"))
        return result["result"].get("value")

    def accessible_name(self, expression):
        """The name that Chromium computes for the element, as a screen reader gets it."""
        thing = self.send("Runtime.evaluate", expression=expression)["result"]["objectId"]
        nodes = self.send("Accessibility.getPartialAXTree", objectId=thing, fetchRelatives=False)
        return nodes["nodes"][0].get("name", {}).get("value", "").strip()

    def complaints(self):
        """Errors on the console, exceptions, and requests that leave the machine."""
        found = []
        for event in self.browser.events:
            method, details = event.get("method"), event.get("params", {})
            if method == "Runtime.exceptionThrown":
                thrown = details["exceptionDetails"]
                found.append("exception: " + thrown.get("exception", {}).get(
                    "description", thrown.get("text", "")).split("\n")[0])
            elif method == "Runtime.consoleAPICalled" and details["type"] in {"error", "assert"}:
                words = [str(value.get("value", value.get("description", "")))
                         for value in details["args"]]
                found.append("console: " + " ".join(words))
            elif method == "Log.entryAdded" and details["entry"]["level"] == "error":
                found.append("log: " + details["entry"]["text"])
            elif method == "Network.requestWillBeSent":
                address = details["request"]["url"]
                if not address.startswith(("file:", "data:", "blob:", "about:")):
                    found.append(f"asks the network for {address}")
        return found

    def screenshot(self, path, height=8000):
        """Pictures of the whole page, one for each stretch: a long page is too large for one."""
        size = self.send("Page.getLayoutMetrics")["cssContentSize"]
        starts = range(0, max(1, int(size["height"])), height)
        for number, top in enumerate(starts, 1):
            clip = {"x": 0, "y": top, "width": size["width"],
                    "height": min(height, size["height"] - top), "scale": 1}
            data = self.send(
                "Page.captureScreenshot", captureBeyondViewport=True, clip=clip)["data"]
            name = path if len(starts) == 1 else path.with_stem(f"{path.stem}-{number}")
            name.write_bytes(base64.b64decode(data))

    def close(self):
        self.browser.send("Target.closeTarget", targetId=self.target)
