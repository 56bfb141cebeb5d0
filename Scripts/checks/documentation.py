"""Every public type, function and protocol requirement has a documentation comment.

Stored properties, enumeration cases and memberwise initializers are exempt: their names say what
they are. So are functions that fulfil a requirement which is documented at its protocol.
"""

import re

from lib import project, swift_source

TITLE = "public types and functions are documented"

MODIFIERS = r"(?:(?:static|class|final|mutating|nonmutating|indirect|consuming|borrowing|nonisolated)\s+)*"
PUBLIC = re.compile(
    rf"^[ \t]*(?:@\w+(?:\([^)\n]*\))?\s+)*public\s+{MODIFIERS}"
    r"(struct|enum|class|actor|protocol|typealias|func|subscript)\s*([^\s(<:{]*)", re.M)
REQUIREMENT = re.compile(rf"^[ \t]*{MODIFIERS}(func|var|subscript)\s*([^\s(<:{{]*)", re.M)
PROTOCOL = re.compile(r"\bpublic\s+protocol\s+(\w+)")
FROM_THE_LIBRARY = {
    "==", "<", "hash", "encode", "next", "makeIterator", "index", "callAsFunction", "write", "subscript",
}


def violations(root):
    sources = {path: path.read_text() for path in project.files(root, ["Sources"], {".swift"})}
    code = {path: swift_source.blank(text) for path, text in sources.items()}
    requirements = {
        match.group(2): None for path in sources for match in requirements_of(code[path])}
    faults = []
    for path, text in sources.items():
        lines, name = text.splitlines(), project.relative(root, path)
        for match in list(PUBLIC.finditer(code[path])) + requirements_of(code[path]):
            kind, subject = match.groups()
            if match.re is PUBLIC and kind in {"func", "subscript"}:
                if subject in FROM_THE_LIBRARY or subject in requirements:
                    continue
            line = swift_source.line_of(code[path], match.start(1))
            if not is_documented(lines, line - 1):
                faults.append(f"{name}:{line}: {kind} {subject} has no documentation comment")
    return faults


def requirements_of(code):
    found = []
    for match in PROTOCOL.finditer(code):
        opening = code.find("{", match.end())
        if opening < 0:
            continue
        found += REQUIREMENT.finditer(code, opening, swift_source.matching_brace(code, opening))
    return found


def is_documented(lines, index):
    index -= 1
    while index >= 0 and lines[index].strip().startswith("@"):
        index -= 1
    return index >= 0 and lines[index].strip().startswith("///")


def plant(root):
    target = project.files(root, ["Sources"], {".swift"})[0]
    target.write_text(target.read_text() + "\npublic struct Planted {}\n")
    return "a public type without a comment"
