"""No crash on purpose, no work left undone, no path of one machine."""

import re

from lib import project, swift_source

TITLE = "no forced traps, unfinished work or machine paths"

CODE = re.compile(r"\bfatalError\b|\btry!|\bas!|\bprint\(#function|\bXCTest\b")
ANYWHERE = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b|(?<![\w.:/-])/(?:work|tmp|home|root|Users|mnt)/[\w.]")

FOLDERS = [
    "Sources", "Tests", "Notebooks-as-scripts", "Benchmarks", "Documentation", "Scripts",
    "Datasets", ".ci", "Package.swift", "Makefile", "README.md", "CONTRIBUTING.md", "CHANGELOG.md",
]
SUFFIXES = {
    ".swift", ".h", ".cpp", ".md", ".py", ".R", ".sh", ".txt", ".yaml", ".html", ".css", ".js", "",
}


def violations(root):
    faults = []
    for path in project.files(root, FOLDERS, SUFFIXES):
        name = project.relative(root, path)
        if name.endswith("forbidden_words.py"):
            continue
        try:
            text = path.read_text()
        except UnicodeDecodeError:
            continue  # test data in another encoding
        places = list(ANYWHERE.finditer(text))
        if path.suffix == ".swift":
            places += CODE.finditer(swift_source.blank(text))
        faults += [f"{name}:{swift_source.line_of(text, place.start())}: {place.group()}"
                   for place in places]
    return faults


def plant(root):
    target = project.files(root, ["Sources"], {".swift"})[0]
    target.write_text(target.read_text() + '\nfunc planted() { fatalError("planted") }\n')
    return "fatalError"
