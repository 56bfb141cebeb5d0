"""The modules depend on each other as the drawing in Documentation/Architecture.md says.

Three things are compared: the drawing, the dependencies that Package.swift declares, and the
imports of the sources.
"""

import json
import re
import subprocess

from lib import project, swift_source

TITLE = "the module graph equals its drawing"

DRAWING = "Documentation/Architecture.md"
OUTSIDE = {
    "Swift", "Glibc", "Musl", "Darwin", "Dispatch", "Synchronization", "Foundation", "FoundationEssentials",
    "FoundationXML", "Testing",
}


def violations(root):
    targets, faults = declared(root)
    if faults:
        return faults
    rows, faults = drawn(root)
    permitted = reach(rows)
    names = {name for name, target in targets.items() if is_drawn(target)}
    faults += [f"{DRAWING}: {name} is missing from the drawing" for name in sorted(names - set(permitted))]
    faults += [f"{DRAWING}: {name} is drawn but is no target" for name in sorted(set(permitted) - names)]
    for name in sorted(names & set(permitted)):
        faults += [f"Package.swift: {name} depends on {other}, which the drawing does not allow"
                   for other in targets[name]["needs"] if other not in permitted[name]]
    for name, target in sorted(targets.items()):
        faults += import_faults(root, name, target, set(targets))
    return faults


def declared(root):
    """The targets of the package by name: kind, folder, dependencies."""
    swift = project.swift()
    if swift is None:
        return {}, ["there is no swift command; Scripts/setup says how to get one"]
    done = subprocess.run(
        [swift, "package", "dump-package"], cwd=root, capture_output=True, text=True)
    if done.returncode != 0:
        return {}, ["Package.swift: " + line for line in done.stderr.splitlines()[-5:]]
    targets = {}
    for target in json.loads(done.stdout)["targets"]:
        home = "Tests" if target["type"] == "test" else "Sources"
        needs = [next(iter(need.values()))[0] for need in target["dependencies"]]
        targets[target["name"]] = {
            "type": target["type"], "needs": needs,
            "path": target.get("path") or f"{home}/{target['name']}"}
    return targets, []


def is_drawn(target):
    return target["type"] != "test" and target["path"].startswith("Sources/")


def drawn(root):
    """The rows of the drawing, top first; a row is a list of chains, a chain a list of name lists."""
    block = re.search(r"^```\n(.*?)^```", (root / DRAWING).read_text(), re.M | re.S)
    if not block:
        return [], [f"{DRAWING}: there is no drawing"]
    rows = []
    for line in block.group(1).splitlines():
        _, *chunks = re.split(r"\s{2,}", line.strip())
        rows.append([[step.replace(",", " ").split() for step in chunk.split("→")]
                     for chunk in chunks])
    return rows, []


def reach(rows):
    """What each module may import: what is to its right in its chain, and every lower row."""
    permitted, below = {}, set()
    for row in reversed(rows):
        here = set()
        for chain in row:
            right = set()
            for step in reversed(chain):
                for name in step:
                    permitted[name] = below | right
                right |= set(step)
            here |= right
        below = below | here
    return permitted


def import_faults(root, name, target, targets):
    faults, used = [], set()
    sources = project.files(root, [target["path"]], {".swift"})
    for path in sources:
        for module, line in swift_source.imports(swift_source.blank(path.read_text())):
            used.add(module)
            place = f"{project.relative(root, path)}:{line}"
            if module in targets:
                if module not in target["needs"]:
                    faults.append(f"{place}: imports {module}, which {name} does not declare")
            elif module not in OUTSIDE:
                faults.append(f"{place}: imports {module}, which is no module of this package")
    if sources:
        faults += [f"Package.swift: {name} declares {need} but no file imports it"
                   for need in target["needs"] if need not in used and is_checked(target, need)]
    return faults


def is_checked(target, need):
    # A test target may need TestSupport for some of its files only later.
    return target["type"] != "test"


def plant(root):
    path = root / DRAWING
    text = path.read_text()
    row = next(line for line in text.splitlines() if line.startswith("foundations"))
    path.write_text(text.replace(row, row.replace("Files → Diagnostics", "Diagnostics → Files")))
    return "an arrow turned round"
