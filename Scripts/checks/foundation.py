"""Foundation stays at the edges, in the files that Scripts/foundation-files.txt names."""

import re

from lib import project
from unsafe_code import project_rule

TITLE = "Foundation only in the listed files"

IMPORT = re.compile(r"^[^\n/]*\bimport\s+(?:\w+\s+)?Foundation\w*", re.M)


def violations(root):
    return project_rule(root, IMPORT, "foundation-files.txt", "Foundation")


def plant(root):
    target = project.files(root, ["Sources/Results", "Sources"], {".swift"})[0]
    target.write_text("import Foundation\n" + target.read_text())
    return "import Foundation in a pure file"
