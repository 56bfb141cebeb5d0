import Diagnostics
import Framework
import Localization
import Surveys
import Tabular

/// Groups of a column to be taken together, as they are written on a command line.
///
/// `age:45-59+60+` joins two groups; `age:45-59+60+<5` only where one of them has fewer than five
/// respondents in some round. The names of groups may hold a plus sign.
public struct BareMerge: Equatable, Sendable {
  public var column: String
  /// The names of the groups with a plus sign between them.
  public var levels: String
  public var below: Int?

  public init(column: String, levels: String, below: Int? = nil) {
    self.column = column
    self.levels = levels
    self.below = below
  }

  /// - Returns: nil where the text does not name a column and groups.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    column = parts[0]
    levels = parts[1]
    if let mark = levels.lastIndex(of: "<"), let below = Int(levels[levels.index(after: mark)...]) {
      self.below = below
      levels = String(levels[..<mark])
    }
  }

  /// The groups that the text names, of those there are; nil where it cannot be taken apart so.
  func names(among known: [String]) -> [String]? {
    func taken(_ rest: Substring) -> [String]? {
      // Longer names first: «60+» before «60».
      for name in known.sorted(by: { ($0.count, $1) > ($1.count, $0) }) where rest.hasPrefix(name) {
        let left = rest.dropFirst(name.count)
        if left.isEmpty { return [name] }
        if left.first == "+", let others = taken(left.dropFirst()) { return [name] + others }
      }
      return nil
    }
    return taken(levels[...])
  }
}

// Groups of a bare file that are computed from numbers, or taken together.
extension BareStudyBuilder {
  /// A column of numbers as the groups that its numbers fall into.
  mutating func dimension(
    _ name: String, id: String, from source: Dimension.Source
  ) -> SurveyDimension? {
    guard let read = category(name) else { return nil }
    let levels = source.levels.map(\.id)
    var strangers = ColumnFaults(
      code: "bad-number", file: table.source, column: (name, table.columnNumber(name)),
      plural: "fields without a \(source.noun)", expected: source.expected(year: 0))
    let places = read.levels.map { text -> Int32 in
      if missing.contains(text) { return MissingReason.noAnswer.code }
      let number = Double(trimmedText(text)).flatMap { $0.isFinite ? $0 : nil }
      return number.flatMap { source.level(of: $0, year: 0) }.map(Int32.init) ?? .max
    }
    var codes = read.codes
    for row in codes.indices where codes[row] >= 0 {
      let place = places[Int(codes[row])]
      if place == .max {
        strangers.add(line: table.line(ofRow: row), text: read.levels[Int(codes[row])])
      }
      codes[row] = place == .max ? MissingReason.noAnswer.code : place
    }
    report(
      strangers.diagnostics {
        "«\($0)» falls into none of the groups of «\(name)»"
      } hint: { _ in
        "begin with a lower number, add it to --missing, or mend the field"
      })
    if case .points(let rule) = source { noteOtherRule(read, rule, name) }
    return SurveyDimension(id: id, levels: levels, codes: codes)
  }

  private mutating func noteOtherRule(
    _ column: CategoryColumn, _ rule: SocioeconomicRule, _ name: String
  ) {
    let differs = column.levels.map { text -> Bool? in
      guard let points = Double(trimmedText(text)), let own = rule.level(points: points) else {
        return nil
      }
      return own != rule.other.level(points: points)
    }
    var (stated, changed) = (0, 0)
    for code in column.codes where code >= 0 {
      guard let isOther = differs[Int(code)] else { continue }
      stated += 1
      if isOther { changed += 1 }
    }
    report([rule.remark(changed: changed, of: stated, at: table.headerPlace(name))])
  }

  /// The dimensions with the merges of the options made, and the merges of each by dimension.
  mutating func merged(
    _ dimensions: [SurveyDimension], rounds: SurveyDimension?
  ) -> (dimensions: [SurveyDimension], made: [String: [Dimension.Merge]]) {
    var result = dimensions
    var made: [String: [Dimension.Merge]] = [:]
    for merge in options.merges {
      guard let place = result.firstIndex(where: { $0.id == merge.column }) else {
        report([
          Diagnostic(
            .usage, "unknown-dimension", "no groups of «\(merge.column)» are asked for",
            found: merge.column, expected: "one of \(listed(result.map(\.id)))",
            hint: "group by it with --by \(merge.column)")
        ])
        continue
      }
      guard let names = merge.names(among: result[place].levels), Set(names).count > 1 else {
        report([
          Diagnostic(
            .usage, "unknown-level", "«\(merge.levels)» does not name groups of «\(merge.column)»",
            at: table.headerPlace(merge.column), found: merge.levels,
            expected: "two or more of \(listed(result[place].levels)), with + between them")
        ])
        continue
      }
      let declared = Dimension.Merge(
        id: merge.levels, label: LocalizedText(verbatim: merge.levels), levels: names,
        below: merge.below)
      let merging = LevelMerging(
        Dimension(
          id: merge.column, label: LocalizedText(verbatim: merge.column), describes: .person,
          levels: result[place].levels.map {
            Dimension.Level(id: $0, label: LocalizedText(verbatim: $0))
          }, merges: [declared]), result[place], rounds: rounds?.codes ?? [])
      result[place] = merging.coded
      if !merging.made.isEmpty { made[merge.column, default: []].append(declared) }
      report([
        declared.remark(
          of: merge.column, isMade: !merging.made.isEmpty, at: table.headerPlace(merge.column))
      ])
    }
    return (result, made)
  }
}

extension SocioeconomicRule {
  /// How many would have another level by the rule of another year.
  func remark(changed: Int, of stated: Int, at place: Place?) -> Diagnostic {
    Diagnostic(
      .badData, "rule-of-another-year",
      "by the rule \(other.rawValue) \(changed) of \(stated) respondents would have another level",
      severity: .note, at: place, found: rawValue,
      expected: "the rule by which other rounds and studies were classed",
      hint: "the same letter of two rules is not the same points: do not compare them")
  }
}
