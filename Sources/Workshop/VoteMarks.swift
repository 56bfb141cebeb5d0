import Diagnostics
import Framework
import Numerics

/// What stands in one field of a ballot.
struct VoteMark {
  var vote: Vote?
  var number: Double?
}

// The fields of ballots, and files of totals.
extension VoteReader {
  /// The marks of a column.
  ///
  /// - Parameters:
  ///   - column: The column.
  ///   - limit: The number of recommendations, beyond which there is no place.
  ///   - mayBeEmpty: Whether an empty field is no vote rather than a fault.
  /// - Returns: One a row, nil where there is no vote or the field is at fault.
  mutating func readMarks(
    _ column: String, limit: Int, mayBeEmpty: Bool = false
  ) -> [VoteMark?] {
    let options = options
    let rule = CompanionFile.Rule(
      code: "unknown-vote", noun: "vote", expected: expectation(limit),
      names: options.ballot == .votes ? options.words.all : []
    ) { "unknown vote «\($0)»" }
    let read = file.values(column, rule) { text, _ -> VoteMark?? in
      if text.isEmpty { return mayBeEmpty ? .some(nil) : nil }
      return Self.mark(text, options, limit).map { .some($0) }
    }
    return read.map { $0 ?? nil }
  }

  private func expectation(_ limit: Int) -> String {
    switch options.ballot {
    case .votes:
      return "one of " + options.words.all.joined(separator: ", ")
    case .scale:
      let ends = options.scale.map(written).joined(separator: " to ")
      return "a number from \(ends), or abstain"
    case .ranks: return "a place from 1 to \(limit), or abstain"
    case .points: return "a number of points, 0 or more, or abstain"
    }
  }

  private static func mark(_ text: String, _ options: VoteOptions, _ limit: Int) -> VoteMark? {
    let word = options.words.vote(text)
    if options.ballot == .votes { return word.map { VoteMark(vote: $0) } }
    if word == .abstain { return VoteMark(vote: .abstain) }
    guard let number = Double(text), number.isFinite else { return nil }
    switch options.ballot {
    case .votes: return nil
    case .scale:
      guard let low = options.scale.first, let high = options.scale.last,
        (low...max(low, high)).contains(number)
      else { return nil }
      return VoteMark(vote: number >= options.threshold ? .support : .oppose, number: number)
    case .ranks:
      guard number >= 1, number <= Double(limit), number == number.rounded() else { return nil }
      return VoteMark(number: number)
    case .points: return number >= 0 ? VoteMark(number: number) : nil
    }
  }

  // MARK: - Totals by group

  /// The totals of groups: counts of votes, or points.
  mutating func totals() -> Content {
    let (item, actor) = (options.recommendationColumn, options.actorColumn)
    let isPoints = options.ballot == .points
    file.require([item, actor, isPoints ? "points" : "support"])
    if [.scale, .ranks].contains(options.ballot) {
      file.report(
        "totals-of-ranks", "places and scales cannot be read from totals",
        expected: "one row a vote, or one row a voter",
        hint: "totals hold votes (support, oppose, abstain) or points")
    }
    let tells = ["oppose", "abstain", "present"].contains(where: file.has)
    if !isPoints, !tells {
      file.report(
        "missing-column", "nothing tells how many did not support",
        expected: "a column oppose, abstain or present beside support")
    }
    let items = known(item, recommendations, noun: "recommendation")
    let groups = known(actor, actors, noun: "actor")
    var content = Content(recommendations: distinct(items.compactMap { $0 }))
    var seen: Set<[String]> = []
    for row in file.rows {
      guard let item = items[row], let group = groups[row] else { continue }
      if !seen.insert([item, group]).inserted {
        file.report(
          "duplicate-total", "a second total of «\(group)» on «\(item)»", row,
          options.recommendationColumn, found: item,
          expected: "one row for each group and recommendation")
      }
      guard let total = total(row, item, group, isPoints: isPoints) else { continue }
      content.totals.append(total)
    }
    return content
  }

  /// The names in a column: those that are known, or any where the file decides.
  mutating func known(_ column: String, _ names: [String]?, noun: String) -> [String?] {
    if let names { return file.names(column, noun: noun, among: names) }
    let rule = CompanionFile.Rule(
      code: "unknown-" + noun, noun: noun, expected: "its identifier"
    ) { $0 }
    return file.values(column, rule) { text, _ in text.isEmpty ? nil : text }
  }

  private mutating func total(
    _ row: Int, _ item: String, _ group: String, isPoints: Bool
  ) -> GroupTotal? {
    var numbers: [String: Int] = [:]
    for column in Self.countColumns where file.has(column) && column != "points" {
      let text = file.text(column, row)
      if text.isEmpty { continue }
      guard let number = Int(text), number >= 0 else {
        file.report(
          "not-a-count", "«\(text)» is no number of votes", row, column, found: text,
          expected: "a whole number, 0 or more")
        return nil
      }
      numbers[column] = number
    }
    let present = numbers["present"] ?? options.present[group]
    if isPoints {
      guard let points = Double(file.text("points", row)), points >= 0, points.isFinite else {
        file.report(
          "not-a-count", "these are no points", row, "points", found: file.text("points", row),
          expected: "a number, 0 or more")
        return nil
      }
      return GroupTotal(
        recommendation: item, actor: group, counts: VoteCounts(other: present ?? 0),
        points: points)
    }
    return counted(row, item, group, numbers, present)
  }

  private mutating func counted(
    _ row: Int, _ item: String, _ group: String, _ numbers: [String: Int], _ present: Int?
  ) -> GroupTotal? {
    guard let support = numbers["support"] else {
      file.report(
        "not-a-count", "the number of supporters is empty", row, "support", found: "",
        expected: "a whole number, 0 or more")
      return nil
    }
    var counts = VoteCounts(
      support: support, oppose: numbers["oppose"] ?? 0, abstain: numbers["abstain"] ?? 0)
    if let present, counts.cast > present {
      file.report(
        "more-than-present", "\(counts.cast) votes of «\(group)», of whom \(present) were present",
        row, "support", found: "\(counts.cast)", expected: "\(present) or fewer")
      return nil
    }
    // Where the file has supporters and those present only, the others did not support.
    if let present, !file.has("oppose"), !file.has("abstain") {
      counts.other = present - support
    }
    return GroupTotal(recommendation: item, actor: group, counts: counts)
  }
}

/// A number without a decimal point where it is whole.
func written(_ number: Double) -> String {
  number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
}
