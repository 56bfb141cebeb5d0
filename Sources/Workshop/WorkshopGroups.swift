import Framework
import Results

/// The groups of a workshop: how many there are of each, and which may be shown.
struct WorkshopGroups {
  /// One kind of actor.
  struct Group {
    /// The identifier of the actor.
    var actor: String
    /// Its voters, or where only totals are known the most votes it cast on anything.
    var voters: Int
    /// How many were in the room; its voters where that is not known.
    var present: Int
    /// How many were invited or, where that is not known, present; nil where neither is.
    var population: Int?
  }

  /// The groups that voted, in the order of the study.
  let all: [Group]
  /// The fewest votes a number may stand for.
  let minimum: Int

  init(_ record: WorkshopRecord, actors known: [String], plan: AnalysisPlan) {
    minimum = plan.suppresses ? plan.minimumCell : 0
    var voters: [String: Set<String>] = [:]
    for vote in record.votes { voters[vote.actor, default: []].insert(vote.voter) }
    var most: [String: Int] = [:]
    for total in record.totals {
      most[total.actor] = max(most[total.actor] ?? 0, total.counts.cast)
    }
    all = known.compactMap { actor in
      guard let count = voters[actor]?.count ?? most[actor], count > 0 else { return nil }
      let present = record.present[actor]
      return Group(
        actor: actor, voters: count, present: max(count, present ?? count),
        population: (record.invited[actor] ?? present).map { max(count, $0) })
    }
  }

  /// Whether a number of votes is too small to be shown; none at all is no secret.
  func isSmall(_ votes: Int) -> Bool { votes > 0 && votes < minimum }

  /// The groups that may be shown, and from which everything over groups is made.
  var shown: [Group] { all.filter { !isSmall($0.voters) } }

  /// Whether some group is too small to enter what is said over groups.
  var leavesOut: Bool { shown.count < all.count }
}

/// The names of what a workshop answers with.
enum WorkshopAnalysis {
  static let name = "workshop"
  static let actorDimension = "actor"

  static func key(
    _ statistic: String, item: String = "", groupBy: String = "", group: String = "",
    versus: String = "", level: String = ""
  ) -> ResultKey {
    ResultKey(
      analysis: name, item: item, groupBy: groupBy, group: group, versusGroup: versus,
      level: level, statistic: statistic)
  }
}

extension ResultRow {
  /// Adds a flag to those a row has.
  func flagged(_ flag: String, if condition: Bool = true) -> ResultRow {
    guard condition, !self.flag.split(separator: ";").contains(Substring(flag)) else { return self }
    var row = self
    row.flag = row.flag.isEmpty ? flag : row.flag + ";" + flag
    return row
  }
}
