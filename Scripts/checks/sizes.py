"""Files, functions and lines stay short enough to be read at once."""

from lib import project, swift_source

TITLE = "files, functions and lines are within their size"

FILE_LINES = {"Sources": 400, "Tests": 600, "Notebooks-as-scripts": 80, "Benchmarks": 400}
FUNCTION_LINES = 50
COLUMNS = 100


def violations(root):
    exempt, faults = project.listed(root, "size-exemptions.txt")
    faults += [f"Scripts/size-exemptions.txt: {path} does not exist"
               for path in exempt if not (root / path).is_file()]
    for folder, limit in FILE_LINES.items():
        for path in project.files(root, [folder], {".swift", ".cpp", ".h"}):
            name = project.relative(root, path)
            if name in exempt:
                continue
            text = path.read_text()
            lines = text.splitlines()
            if len(lines) > limit:
                faults.append(f"{name}: {len(lines)} lines; at most {limit}")
            faults += [f"{name}:{number}: {len(line)} columns; at most {COLUMNS}"
                       for number, line in enumerate(lines, 1) if is_too_long(line)]
            if path.suffix == ".swift":
                faults += [f"{name}:{first}: {function} has {length} lines; at most {FUNCTION_LINES}"
                           for function, first, length
                           in swift_source.functions(swift_source.blank(text))
                           if length > FUNCTION_LINES]
    return faults


def is_too_long(line):
    return len(line) > COLUMNS and "://" not in line and '"' not in line


def plant(root):
    target = project.files(root, ["Sources"], {".swift"})[0]
    body = "\n".join("  planted += 1" for _ in range(FUNCTION_LINES))
    target.write_text(target.read_text() + f"\nfunc planted(_ planted: inout Int) {{\n{body}\n}}\n")
    return f"a function of {FUNCTION_LINES + 2} lines"
