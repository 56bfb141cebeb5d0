public import Agreement
public import Diagnostics
import Numerics

/// How a file of codings is to be read.
public struct CodingOptions: Equatable, Sendable {
  public var itemColumn = "item"
  public var coderColumn = "coder"
  public var themeColumn = "themes"
  /// What stands between the themes of one field.
  public var separator: Character = ";"

  public init() {}
}

/// The themes that coders gave to items: findings, recommendations or answers in words.
public struct Codings: Equatable, Sendable {
  /// In the order in which they first stand.
  public let items: [String]
  /// By code point.
  public let coders: [String]
  /// By code point.
  public let themes: [String]
  /// Which themes (by place) each coder gave to each item.
  public let sets: LabelSets

  /// - Parameter rows: What a coder gave an item: no theme is a coding too.
  public init(_ rows: [(item: String, coder: String, themes: [String])]) {
    items = distinct(rows.map(\.item))
    coders = Set(rows.map(\.coder)).sorted()
    themes = Set(rows.flatMap(\.themes)).sorted()
    let places = (
      Dictionary(uniqueKeysWithValues: items.enumerated().map { ($1, $0) }),
      Dictionary(uniqueKeysWithValues: coders.enumerated().map { ($1, $0) }),
      Dictionary(uniqueKeysWithValues: themes.enumerated().map { ($1, $0) })
    )
    var table = [[Set<Int>?]](
      repeating: [Set<Int>?](repeating: nil, count: coders.count), count: items.count)
    for row in rows {
      guard let item = places.0[row.item], let coder = places.1[row.coder] else { continue }
      table[item][coder].formUnion(row.themes.compactMap { places.2[$0] })
    }
    sets = LabelSets(table)
  }

  /// Reads one row a coding: an item, a coder, and the themes between semicolons.
  ///
  /// An empty field of themes says that the coder found none in the item; an item that a coder
  /// did not look at has no row. A coder may give the themes of an item in several rows.
  ///
  /// - Throws: A missing column, an empty item or coder, the same theme twice.
  public init(path: String, options: CodingOptions) throws(Faults) {
    var file = try CompanionFile(path: path)
    let (item, coder, theme) = (options.itemColumn, options.coderColumn, options.themeColumn)
    file.require([item, coder, theme])
    for (column, noun) in [(item, "item"), (coder, "coder")] {
      let rule = CompanionFile.Rule(
        code: "unknown-" + noun, noun: noun, expected: "the \(noun) of the coding"
      ) { $0 }
      _ = file.values(column, rule) { text, _ in text.isEmpty ? nil : text }
    }
    var rows: [(item: String, coder: String, themes: [String])] = []
    var seen: Set<[String]> = []
    for row in file.rows {
      let themes = file.text(theme, row).split(separator: options.separator)
        .map { trimmed($0) }.filter { !$0.isEmpty }
      let (item, coder) = (file.text(item, row), file.text(coder, row))
      for name in themes.isEmpty ? [""] : themes where !seen.insert([item, coder, name]).inserted {
        file.report(
          "duplicate-coding",
          name.isEmpty ? "the coding stands twice" : "the theme «\(name)» stands twice",
          row, theme, found: file.text(theme, row),
          expected: "each theme of a coder once for an item")
      }
      rows.append((item, coder, themes))
    }
    try file.pass()
    self.init(rows)
  }
}

extension Optional where Wrapped == Set<Int> {
  fileprivate mutating func formUnion(_ other: [Int]) {
    self = (self ?? []).union(other)
  }
}
