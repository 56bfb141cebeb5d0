"""The scripts themselves parse: shell through `bash -n`, Python through its compiler."""

import os
import subprocess

from lib import project

TITLE = "scripts parse and are executable"


def violations(root):
    faults = []
    for path in project.files(root, ["Scripts", ".ci", "Benchmarks", "Tests/References"], {"", ".sh", ".py"}):
        name = project.relative(root, path)
        first, _, rest = path.read_text().partition("\n")
        if path.suffix == "" and not first.startswith("#!"):
            continue
        if first.startswith("#!") and not os.access(path, os.X_OK):
            faults.append(f"{name}: is not executable")
        if path.suffix == ".py" or "python" in first:
            try:
                compile(first + "\n" + rest, name, "exec")
            except SyntaxError as error:
                faults.append(f"{name}:{error.lineno}: {error.msg}")
        elif path.suffix == ".sh" or "sh" in first.split("/")[-1]:
            done = subprocess.run(["bash", "-n", str(path)], capture_output=True, text=True)
            faults += [line.replace(f"{root}/", "") for line in done.stderr.splitlines()]
    return faults


def plant(root):
    path = root / "Scripts" / "setup"
    path.write_text(path.read_text() + "\nif true; then\n")
    return "an if without its fi"
