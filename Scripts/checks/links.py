"""Every relative link in the documentation leads to a file of the project."""

import re

from lib import project

TITLE = "links in the documentation lead somewhere"

LINK = re.compile(r"(?<!\\)\[[^\]\n]*\]\(([^)\s]+)\)")


def violations(root):
    faults = []
    for path in project.files(root, ["."], {".md"}):
        name = project.relative(root, path)
        if name.startswith("Tests/"):
            continue  # snapshots
        for number, line in enumerate(path.read_text().splitlines(), 1):
            for target in LINK.findall(line):
                if re.match(r"[a-z]+:|#", target):
                    continue
                if not (path.parent / target.partition("#")[0]).exists():
                    faults.append(f"{name}:{number}: {target} does not exist")
    return faults


def plant(root):
    path = root / "README.md"
    path.write_text((path.read_text() if path.exists() else "") + "\n[planted](no/such/file.md)\n")
    return "a link to a file that does not exist"
