"""Tests compare numbers with a named tolerance, never with a bare one."""

import re

from lib import project, swift_source

TITLE = "tolerances in tests are named"

NUMBER = r"(?:\d[\d_]*(?:\.\d+)?[eE]-\d+|0?\.0\d*)"
BARE = re.compile(
    rf"(?:within|accuracy|\w*[tT]olerance):\s*-?\.?\d|\b(?:abs|magnitude)\b[^\n]*<=?\s*{NUMBER}"
    rf"|\.magnitude\s*<=?\s*{NUMBER}|<=?\s*\d[\d_]*(?:\.\d+)?[eE]-\d+")


def violations(root):
    faults = []
    for path in project.files(root, ["Tests"], {".swift"}):
        name = project.relative(root, path)
        if name.startswith("Tests/TestSupport/"):
            continue  # where the names get their values
        code = swift_source.blank(path.read_text())
        faults += [f"{name}:{swift_source.line_of(code, place.start())}: {place.group().strip()}"
                   for place in BARE.finditer(code)]
    return faults


def plant(root):
    folder = root / "Tests" / "PlantedTests"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "PlantedTests.swift").write_text("#expect(abs(found - expected) < 1e-6)\n")
    return "abs(…) < 1e-6 in a test"
