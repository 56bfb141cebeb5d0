import Estimation
public import Results

/// Adjusts the comparisons of columns and gives every column its letters.
///
/// A family is the comparisons of one row of a table: all pairs of groups for one answer (or the
/// favourable share, or the mean score) of one question, grouping and round, as in SPSS. Added are
/// rows `column_letter`, the letter of each group (in the note; its number in the estimate), and
/// `column_letters`, for each group and answer the letters of the groups from which it is
/// significantly higher, its estimate their number.
///
/// - Parameters:
///   - rows: The rows to be published, protected already: what is withheld is in no family and its
///     letter stands nowhere.
///   - confidence: A difference is significant where its adjusted p-value is below one less this.
///   - adjustment: How p-values are adjusted.
/// - Returns: The rows, those of comparisons with adjusted p-values, followed by the letters.
public func lettered(
  _ rows: [ResultRow], confidence: Double, adjustment: PValueAdjustment
) -> [ResultRow] {
  var rows = rows
  var families: [[Int]] = []
  var positions: [ResultKey: Int] = [:]
  for (place, row) in rows.enumerated()
  where row.key.statistic == ColumnComparison.statistic && !row.key.group.isEmpty {
    var key = row.key
    (key.group, key.versusGroup) = ("", "")
    if let position = positions[key] {
      families[position].append(place)
    } else {
      positions[key] = families.count
      families.append([place])
    }
  }
  var columns = ColumnNames()
  for family in families { columns.enter(family.map { rows[$0].key }) }
  var letters: [ResultRow] = []
  for family in families {
    var compared = family.map { rows[$0] }
    adjustment.adjust(&compared)
    for (place, row) in zip(family, compared) { rows[place] = row }
    letters += columns.rows(of: compared, below: 1 - confidence, adjustment)
  }
  return rows + columns.ownLetters(in: letters) + letters
}

/// The letters of the groups of each question and grouping.
private struct ColumnNames {
  private struct Table: Hashable {
    var analysis, question, item, groupBy: String

    init(_ key: ResultKey) {
      (analysis, question, item, groupBy) = (key.analysis, key.question, key.item, key.groupBy)
    }
  }

  private var groups: [Table: [String]] = [:]

  mutating func enter(_ keys: [ResultKey]) {
    guard let first = keys.first else { return }
    var known = groups[Table(first)] ?? []
    for group in Self.groups(of: keys) where !known.contains(group) { known.append(group) }
    groups[Table(first)] = known
  }

  private static func groups(of keys: [ResultKey]) -> [String] {
    var seen: Set<String> = []
    return keys.flatMap { [$0.group, $0.versusGroup] }.filter { seen.insert($0).inserted }
  }

  private func number(_ group: String, of key: ResultKey) -> Int {
    (groups[Table(key)]?.firstIndex(of: group) ?? 0) + 1
  }

  private static func letter(_ number: Int) -> String {
    String(UnicodeScalar(UInt8(ascii: "A") + UInt8((number - 1) % mostColumns)))
  }

  /// The letters of each group in one family of comparisons.
  func rows(
    of family: [ResultRow], below level: Double, _ adjustment: PValueAdjustment
  ) -> [ResultRow] {
    guard let first = family.first else { return [] }
    return Self.groups(of: family.map(\.key)).map { group in
      let own = family.filter { $0.key.group == group || $0.key.versusGroup == group }
      var key = first.key
      (key.group, key.versusGroup, key.statistic) = (group, "", "column_letters")
      let tested = own.filter { $0.estimate?.pValue != nil }
      guard !tested.isEmpty else { return ResultRow(key, Self.reason(own)) }
      let lower = tested.filter { row in
        guard let estimate = row.estimate, let p = estimate.adjustedPValue ?? estimate.pValue
        else { return false }
        let difference = row.key.group == group ? estimate.value : -estimate.value
        return difference > 0 && p < level
      }
      let numbers = lower.map { row in
        number(row.key.group == group ? row.key.versusGroup : row.key.group, of: row.key)
      }.sorted()
      return ResultRow(
        key, .estimate(Estimate(value: Double(numbers.count), method: adjustment.rawValue)),
        note: numbers.map(Self.letter).joined(separator: " "))
    }
  }

  /// Why a group is compared with none.
  private static func reason(_ rows: [ResultRow]) -> Outcome {
    for row in rows {
      if case .undefined = row.outcome { return row.outcome }
      if row.estimate != nil, !row.flag.isEmpty { return .undefined(reason: row.flag) }
    }
    return rows.first?.outcome ?? .undefined(reason: "no_answers")
  }

  /// The letter of every group that has been compared with another.
  func ownLetters(in letters: [ResultRow]) -> [ResultRow] {
    var seen: Set<ResultKey> = []
    return letters.compactMap { row in
      var key = row.key
      (key.level, key.statistic) = ("", "column_letter")
      guard row.estimate != nil, seen.insert(key).inserted else { return nil }
      let number = number(key.group, of: key)
      return ResultRow(
        key, .estimate(Estimate(value: Double(number))), note: Self.letter(number))
    }
  }
}
