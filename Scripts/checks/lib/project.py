"""The files of the project, the lists of exemptions, and the place of the Swift toolchain."""

import os
import pathlib
import shutil

SKIPPED = {".git", ".build", "report", "__pycache__"}


def files(root, folders, suffixes):
    """The files under the folders (or the files named) that end so, in order of path."""
    found = []
    for folder in folders:
        start = root / folder
        if start.is_file():
            found.append(start)
        for place, names, leaves in os.walk(start):
            names[:] = sorted(name for name in names if name not in SKIPPED)
            found += [pathlib.Path(place) / leaf for leaf in sorted(leaves)]
    return [path for path in found if path.suffix in suffixes or path.name in suffixes]


def relative(root, path):
    return str(path.relative_to(root))


def listed(root, name):
    """A list of paths with a reason each: `path  reason`. Returns a dictionary and its faults."""
    entries, faults = {}, []
    for number, line in enumerate((root / "Scripts" / name).read_text().splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        path, _, reason = line.partition("  ")
        if not reason.strip():
            faults.append(f"Scripts/{name}:{number}: {path} is listed without a reason")
        entries[path] = reason.strip()
    return entries, faults


def swift():
    """The swift command: on PATH, under SWIFT_HOME, or in /opt."""
    home = os.environ.get("SWIFT_HOME", "")
    places = [f"{home}/usr/bin", f"{home}/bin"] if home else []
    path = os.pathsep.join(places + [os.environ.get("PATH", ""), "/opt/swift/usr/bin"])
    return shutil.which("swift", path=path)
