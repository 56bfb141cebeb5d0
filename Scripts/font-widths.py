#!/usr/bin/env python3
"""Writes Sources/Graphics/FontWidths.swift from the advance widths of the installed fonts.

The charts name "Noto Sans", then "DejaVu Sans", then "Arial": whichever a reader has, the text must
fit. So the table holds, for each character, the greater of the widths of Noto Sans (Debian package
fonts-noto-core) and DejaVu Sans (fonts-dejavu-core); Arial is narrower than both.

    python3 Scripts/font-widths.py > Sources/Graphics/FontWidths.swift
"""
import struct

NOTO = "/usr/share/fonts/truetype/noto/NotoSans-{}.ttf"
DEJAVU = "/usr/share/fonts/truetype/dejavu/DejaVuSans{}.ttf"
RANGES = [(0x20, 0x7E), (0xA0, 0xFF), (0x100, 0x17F)]
SINGLES = [0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x2039, 0x203A,
           0x20AC, 0x2190, 0x2192, 0x2212, 0x2260, 0x2264, 0x2265, 0x221E]


class Font:
    def __init__(self, path):
        with open(path, "rb") as file:
            self.data = file.read()
        count = struct.unpack_from(">H", self.data, 4)[0]
        self.tables = {}
        for index in range(count):
            tag, _, offset, _ = struct.unpack_from(">4sIII", self.data, 12 + 16 * index)
            self.tables[tag.decode()] = offset
        self.em = struct.unpack_from(">H", self.data, self.tables["head"] + 18)[0]
        self.metrics = struct.unpack_from(">H", self.data, self.tables["hhea"] + 34)[0]
        self.glyphs = self.character_map()

    def character_map(self):
        """The glyph of each character, from the format 4 subtable."""
        base = self.tables["cmap"]
        for index in range(struct.unpack_from(">H", self.data, base + 2)[0]):
            _, _, offset = struct.unpack_from(">HHI", self.data, base + 4 + 8 * index)
            if struct.unpack_from(">H", self.data, base + offset)[0] == 4:
                return self.segments(base + offset)
        raise SystemExit("no format 4 character map")

    def segments(self, at):
        count = struct.unpack_from(">H", self.data, at + 6)[0] // 2
        ends, starts = at + 14, at + 16 + 2 * count
        deltas, offsets = starts + 2 * count, starts + 4 * count
        glyphs = {}
        for index in range(count):
            end, start, delta, offset = (
                struct.unpack_from(">H", self.data, table + 2 * index)[0]
                for table in (ends, starts, deltas, offsets))
            for code in range(start, min(end, 0xFFFE) + 1):
                glyph = code
                if offset:
                    where = offsets + 2 * index + offset + 2 * (code - start)
                    glyph = struct.unpack_from(">H", self.data, where)[0]
                    if glyph == 0:
                        continue
                glyphs[code] = (glyph + delta) & 0xFFFF
        return glyphs

    def width(self, code):
        """The advance in thousandths of the em, rounded up."""
        glyph = min(self.glyphs[code], self.metrics - 1)
        advance = struct.unpack_from(">H", self.data, self.tables["hmtx"] + 4 * glyph)[0]
        return -(-advance * 1000 // self.em)


def widths(codes, fonts):
    return [max(font.width(code) for font in fonts if code in font.glyphs) for code in codes]


def swift_array(name, values):
    lines, line = [f"  static let {name}: [UInt16] = ["], "   "
    for value in values:
        if len(line) + len(str(value)) + 2 > 100:
            lines.append(line)
            line = "   "
        line += f" {value},"
    return lines + [line, "  ]"]


def main():
    regular = [Font(NOTO.format("Regular")), Font(DEJAVU.format(""))]
    bold = [Font(NOTO.format("Bold")), Font(DEJAVU.format("-Bold"))]
    out = [
        "// Written by Scripts/font-widths.py; do not edit.",
        "//",
        "// Advance widths of Noto Sans (SIL Open Font License 1.1) and DejaVu Sans (Bitstream Vera",
        "// licence): the greater of the two, in thousandths of the em. No outline is taken from them.",
        "",
        "/// The advance widths that texts are measured with.",
        "enum FontWidths {",
    ]
    for style, fonts in (("regular", regular), ("bold", bold)):
        for name, (first, last) in zip(("ASCII", "Latin1", "LatinExtended"), RANGES):
            out += [f"  /// U+{first:04X} to U+{last:04X}."]
            out += swift_array(style + name, widths(range(first, last + 1), fonts))
        out += ["  /// The characters of ``singles``, in its order."]
        out += swift_array(style + "Singles", widths(SINGLES, fonts))
    out += ["  static let singles: [UInt32] = ["]
    out += ["    " + ", ".join(f"0x{code:04X}" for code in SINGLES[:9]) + ","]
    out += ["    " + ", ".join(f"0x{code:04X}" for code in SINGLES[9:]) + ","]
    out += ["  ]", "}"]
    print("\n".join(out))


if __name__ == "__main__":
    main()
