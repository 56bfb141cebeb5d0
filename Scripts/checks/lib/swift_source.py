"""Just enough of Swift's grammar: code without comments and strings, declarations and their ends."""

import re


def blank(text):
    """The source with comments and the text of strings replaced by spaces; lines stay in place."""
    out = list(text)
    position, end = 0, len(text)

    def erase(start, stop):
        for index in range(start, min(stop, end)):
            if out[index] != "\n":
                out[index] = " "

    while position < end:
        if text.startswith("//", position):
            stop = text.find("\n", position)
            stop = end if stop < 0 else stop
        elif text.startswith("/*", position):
            stop = end_of_block_comment(text, position)
        else:
            opening = re.compile(r'(#*)("""|")').match(text, position)
            if not opening:
                position += 1
                continue
            stop = end_of_string(text, position, opening)
        erase(position, stop)
        position = stop
    return "".join(out)


def end_of_block_comment(text, position):
    depth = 0
    for mark in re.compile(r"/\*|\*/").finditer(text, position):
        depth += 1 if mark.group() == "/*" else -1
        if depth == 0:
            return mark.end()
    return len(text)


def end_of_string(text, position, opening):
    hashes, quote = opening.groups()
    close, escape = quote + hashes, "\\" + hashes
    position = opening.end()
    while position < len(text):
        if text.startswith(close, position):
            return position + len(close)
        if text.startswith(escape + "(", position):
            position = end_of_interpolation(text, position + len(escape) + 1)
        elif text.startswith(escape, position):
            position += len(escape) + 1
        elif text[position] == "\n" and quote == '"':
            return position
        else:
            position += 1
    return len(text)


def end_of_interpolation(text, position):
    depth = 1
    while position < len(text) and depth > 0:
        opening = re.compile(r'(#*)("""|")').match(text, position)
        if opening:
            position = end_of_string(text, position, opening)
            continue
        depth += {"(": 1, ")": -1}.get(text[position], 0)
        position += 1
    return position


def matching_brace(code, position):
    """The index of the brace that closes the one at the position."""
    depth = 0
    for index in range(position, len(code)):
        depth += {"{": 1, "}": -1}.get(code[index], 0)
        if depth == 0:
            return index
    return len(code) - 1


NEXT_DECLARATION = re.compile(
    r"\s*(?:@\w+\s+)*(?:(?:public|internal|private|fileprivate|package|static|final|mutating|"
    r"nonmutating|override|convenience|indirect|nonisolated)\s+)*"
    r"(?:func|var|let|init|subscript|case|struct|enum|class|protocol|extension|typealias)\b")


def body(code, position):
    """The opening brace of a declaration that begins at the position, or None (a requirement)."""
    depth = 0
    for index in range(position, len(code)):
        letter = code[index]
        if letter in "([":
            depth += 1
        elif letter in ")]":
            depth -= 1
        elif letter == "{" and depth == 0:
            return index
        elif letter == "}" and depth == 0:
            return None
        elif letter == "\n" and depth == 0 and NEXT_DECLARATION.match(code, index + 1):
            return None
    return None


def line_of(code, position):
    return code.count("\n", 0, position) + 1


FUNCTION = re.compile(r"\b(?:func\s+([^\s(<]+)|(init)[?!]?\s*[(<]|(subscript)\s*[(<]|(deinit)\b)")


def functions(code):
    """The name, first line and number of lines of every function, initializer and subscript."""
    for match in FUNCTION.finditer(code):
        if match.group(2) and re.search(r"[.\w]\s*$", code[max(0, match.start() - 2):match.start()]):
            if code[match.start() - 1] == ".":
                continue  # a call such as self.init(…)
        opening = body(code, match.end() - (0 if match.group(4) else 1))
        if opening is None:
            continue
        first = line_of(code, match.start())
        last = line_of(code, matching_brace(code, opening))
        name = next(group for group in match.groups() if group)
        yield name, first, last - first + 1


IMPORT = re.compile(
    r"^[ \t]*(?:@\w+(?:\(\w+\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?"
    r"import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)", re.M)


def imports(code):
    """The modules that a source imports, with the line of each."""
    return [(match.group(1), line_of(code, match.start(1))) for match in IMPORT.finditer(code)]
