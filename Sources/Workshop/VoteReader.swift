import Diagnostics
import Framework
import Numerics
import Tabular

/// Reads a file of votes in any of its forms: one row a vote, one row a voter, or totals by group.
struct VoteReader {
  var file: CompanionFile
  let options: VoteOptions
  /// The actors of the study; nil where the file decides.
  let actors: [String]?
  /// The recommendations; nil where the file decides.
  let recommendations: [String]?

  /// What a file of votes holds.
  struct Content {
    var votes: [CastVote] = []
    var totals: [GroupTotal] = []
    /// The recommendations in the order in which they first stand.
    var recommendations: [String] = []
  }

  /// The form of a file.
  private enum Form {
    case long
    /// With the columns of the recommendations.
    case wide([String])
    case totals
  }

  /// What stands in a field where there is no vote.
  static let missingMarkers = ["", "NA"]
  /// The columns of counts of a file of totals.
  static let countColumns = ["support", "oppose", "abstain", "present", "points"]

  mutating func content() throws(Faults) -> Content {
    let content: Content =
      switch form() {
      case .long: long()
      case .wide(let columns): wide(columns)
      case .totals: totals()
      }
    checkPresent(content)
    try file.pass()
    return content
  }

  private func form() -> Form {
    let given = options.recommendationColumns
    if !given.isEmpty {
      return .wide(ColumnPattern.matching(given.map { ColumnPattern($0) }, in: file.header))
    }
    if file.has(options.recommendationColumn) {
      let isTotals = !file.has(options.voteColumn) && Self.countColumns.contains(where: file.has)
      return isTotals ? .totals : .long
    }
    let columns = file.header.filter { recommendations?.contains($0) ?? false }
    return columns.isEmpty ? .long : .wide(columns)
  }

  // MARK: - One row a vote

  private mutating func long() -> Content {
    let (item, actor, voter) = (
      options.recommendationColumn, options.actorColumn, options.voterColumn
    )
    let isAnonymous = options.allowsNoVoters && !file.has(voter)
    if recommendations == nil, !file.has(item), !file.has(options.voteColumn) {
      file.report(
        "missing-column", "nothing tells on which recommendation the votes are",
        expected: "a column of recommendations, or a column for each of them",
        hint: "one row a voter? name the columns: --recommendations 'R*'")
      return Content()
    }
    file.require([item, actor] + (isAnonymous ? [] : [voter]) + [options.voteColumn])
    let items = known(item, recommendations, noun: "recommendation")
    let groups = groups(voter: isAnonymous ? nil : voter)
    let marks = readMarks(options.voteColumn, limit: recommendations?.count ?? Set(items).count)
    if !isAnonymous { refuseSecondVotes(item, voter) }
    var content = Content(recommendations: distinct(items.compactMap { $0 }))
    for row in file.rows {
      guard let item = items[row], let group = groups[row], let mark = marks[row] else { continue }
      content.votes.append(
        CastVote(
          recommendation: item, actor: group, voter: file.text(voter, row), vote: mark.vote,
          number: mark.number))
    }
    return isAnonymous ? summed(content) : content
  }

  private mutating func refuseSecondVotes(_ item: String, _ column: String) {
    var seen: Set<[String]> = []
    let copy = file
    let rule = CompanionFile.Rule(
      code: "duplicate-vote", noun: "voter",
      expected: "one vote of each voter on each recommendation"
    ) { "«\($0)» votes twice on one recommendation" }
    _ = file.values(column, rule) { voter, row in
      !voter.isEmpty && seen.insert([copy.text(item, row), voter]).inserted ? voter : nil
    }
    var groups: [String: String] = [:]
    for row in file.rows {
      let (voter, group) = (file.text(column, row), file.text(options.actorColumn, row))
      guard !voter.isEmpty, !group.isEmpty else { continue }
      let before = groups[voter] ?? group
      if groups[voter] == nil { groups[voter] = group }
      if before != group {
        file.report(
          "voter-of-two-actors", "«\(voter)» votes for a second actor", row, options.actorColumn,
          found: group, expected: "«\(before)», as in the voter's first vote")
        groups[voter] = group
      }
    }
  }

  /// The votes of nobody in particular as totals by group.
  private func summed(_ content: Content) -> Content {
    var places: [[String]: Int] = [:]
    var totals: [GroupTotal] = []
    for vote in content.votes {
      let key = [vote.recommendation, vote.actor]
      let place = places[key] ?? totals.count
      if place == totals.count {
        places[key] = place
        totals.append(
          GroupTotal(
            recommendation: vote.recommendation, actor: vote.actor, counts: VoteCounts(),
            points: options.ballot == .points ? 0 : nil))
      }
      if let side = vote.vote { totals[place].counts[side] += 1 }
      if options.ballot == .points { totals[place].points? += vote.number ?? 0 }
    }
    return Content(totals: totals, recommendations: content.recommendations)
  }

  // MARK: - One row a voter

  private mutating func wide(_ columns: [String]) -> Content {
    let hasVoters = file.has(options.voterColumn)
    file.require(
      [options.actorColumn] + (hasVoters || options.allowsNoVoters ? [] : [options.voterColumn]))
    for pattern in options.recommendationColumns
    where ColumnPattern.matching([ColumnPattern(pattern)], in: file.header).isEmpty {
      file.report(
        "missing-column", "no column «\(pattern)» holds the votes on a recommendation",
        expected: "one of " + listed(file.header, limit: 24),
        hint: nearestName(to: pattern, among: file.header).map { "did you mean «\($0)»?" })
    }
    refuseStrangers(columns)
    let groups = groups(voter: hasVoters ? options.voterColumn : nil)
    if hasVoters { _ = file.identifiers(options.voterColumn, noun: "voter") }
    var content = Content(recommendations: columns)
    for column in columns {
      let marks = readMarks(column, limit: columns.count, mayBeEmpty: true)
      for row in file.rows {
        guard let group = groups[row], let mark = marks[row] else { continue }
        content.votes.append(
          CastVote(
            recommendation: column, actor: group,
            voter: hasVoters ? file.text(options.voterColumn, row) : "row \(row + 1)",
            vote: mark.vote, number: mark.number))
      }
    }
    return content
  }

  /// A column that is no recommendation of the study, so that no vote is lost by a slip of the pen.
  private mutating func refuseStrangers(_ columns: [String]) {
    guard let recommendations else { return }
    let known = columns + [options.actorColumn, options.voterColumn]
    for column in file.header where !known.contains(column) && !trimmed(column[...]).isEmpty {
      file.report(
        "unknown-recommendation", "the column «\(column)» is no recommendation", column: column,
        expected: "\(options.voterColumn), \(options.actorColumn), or a recommendation: "
          + listed(recommendations, limit: 24),
        hint: nearestName(to: column, among: recommendations).map { "did you mean «\($0)»?" }
          ?? "remove the column, or declare the recommendation")
    }
  }

  // MARK: - People

  /// The group of each row; a vote for no group is told with its voter.
  private mutating func groups(voter: String?) -> [String?] {
    let copy = file
    var rule = CompanionFile.Rule(
      code: "unknown-actor", noun: "actor",
      expected: actors.map { "one of " + listed($0, limit: $0.count) } ?? "its identifier",
      names: actors ?? []
    ) { "unknown actor «\($0)»" }
    rule.emptyComplaint = { row in
      let name = voter.map { copy.text($0, row) } ?? ""
      return name.isEmpty
        ? "a vote of nobody’s group: the actor is empty"
        : "«\(name)» votes for no group: the actor is empty"
    }
    rule.emptyHint = "name the group the voter belongs to; without it the vote counts for none"
    let actors = actors
    return file.values(options.actorColumn, rule) { text, _ in
      text.isEmpty || actors.map { !$0.contains(text) } ?? false ? nil : text
    }
  }

  /// More voters of a group than were in the room are a fault of one or the other.
  private mutating func checkPresent(_ content: Content) {
    guard !options.present.isEmpty, !content.votes.isEmpty else { return }
    var voters: [String: Set<String>] = [:]
    for vote in content.votes { voters[vote.actor, default: []].insert(vote.voter) }
    for (actor, present) in options.present.sorted(by: { $0.key < $1.key }) {
      guard let count = voters[actor]?.count, count > present else { continue }
      file.report(
        "more-than-present", "\(count) voters of «\(actor)», of whom \(present) were present",
        expected: "\(present) voters or fewer",
        hint: "correct the votes, or the number present")
    }
  }
}
