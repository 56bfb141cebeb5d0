"""The sources are laid out as .swift-format says."""

import subprocess

from lib import project

TITLE = "swift format finds nothing to mend"


def violations(root):
    swift = project.swift()
    if swift is None:
        return ["there is no swift command; Scripts/setup says how to get one"]
    folders = ["Sources", "Tests", "Notebooks-as-scripts", "Benchmarks", "Package.swift"]
    present = [folder for folder in folders if (root / folder).exists()]
    done = subprocess.run(
        [swift, "format", "lint", "--strict", "--recursive", "--parallel", *present],
        cwd=root, capture_output=True, text=True)
    lines = [line.replace(f"{root}/", "") for line in done.stderr.splitlines() if line.strip()]
    if done.returncode != 0 and not lines:
        return [f"swift format stopped with status {done.returncode}"]
    return lines if done.returncode != 0 else []


def plant(root):
    target = project.files(root, ["Sources"], {".swift"})[0]
    target.write_text(target.read_text() + "\nlet  planted = 1 ;\n")
    return "a semicolon and two spaces"
