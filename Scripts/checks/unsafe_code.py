"""Unsafe code stands only in the files that Scripts/unsafe-files.txt names."""

import re

from lib import project, swift_source

TITLE = "unsafe code only in the listed files"

WORD = re.compile(r"\bunsafe\b|\bUnsafe\w+|\bnonisolated\(unsafe\)|@unchecked\b|\bunsafeBitCast\b")


def violations(root):
    return project_rule(root, WORD, "unsafe-files.txt", "unsafe code")


def project_rule(root, pattern, list_name, what):
    """Faults where the pattern stands in an unlisted file, or a listed file has no need of it."""
    allowed, faults = project.listed(root, list_name)
    seen = set()
    for path in project.files(root, ["Sources"], {".swift"}):
        name = project.relative(root, path)
        code = swift_source.blank(path.read_text())
        found = pattern.search(code)
        if found:
            seen.add(name)
            if name not in allowed:
                line = swift_source.line_of(code, found.start())
                faults.append(f"{name}:{line}: {what} in a file that Scripts/{list_name} does not name")
    faults += [f"Scripts/{list_name}: {name} is listed without need"
               for name in allowed if name not in seen]
    return faults


def plant(root):
    target = project.files(root, ["Sources/Results", "Sources"], {".swift"})[0]
    target.write_text(target.read_text() + "\nlet planted = unsafe planted()\n")
    return "unsafe in a pure file"
