import Numerics
import Results

/// What rows are about: a question with its option, or a score over several questions.
struct Subject: Hashable, Sendable {
  var question: String
  var item: String

  init(question: String, item: String) {
    self.question = question
    self.item = item
  }

  init(_ key: ResultKey) { self.init(question: key.question, item: key.item) }

  /// The subject is a score, an average or a recommendation rather than a question.
  var isComposite: Bool { question.isEmpty }
}

/// A group of respondents as the levels of the dimensions that make it.
///
/// The round is a dimension like the others, with the empty name. The whole is the group without
/// a dimension.
struct GroupIdentity: Hashable, Sendable {
  /// Sorted by dimension, so that crossings in either order are one group.
  var parts: [Part]

  struct Part: Hashable, Sendable {
    var dimension: String
    /// Nil for those who did not state the dimension.
    var level: String?
  }

  init(_ parts: [Part]) { self.parts = parts.sorted { $0.dimension < $1.dimension } }

  /// The group of a row, or of the group it is set against.
  init(groupBy: String, group: String, round: String) {
    var parts = zipCrossing(groupBy, group).map { Part(dimension: $0, level: $1) }
    if !round.isEmpty { parts.append(Part(dimension: Self.roundDimension, level: round)) }
    self.init(parts)
  }

  static let roundDimension = ""

  var dimensions: [String] { parts.map(\.dimension) }
  /// Everyone, or everyone of one kind of actor, or those of some kinds: whoever a dimension does
  /// not apply to.
  var isEssential: Bool {
    dimensions.allSatisfy { $0 == Self.roundDimension || $0 == Self.actorDimension }
      || parts.contains { $0.level == Self.outside }
  }
  /// The level of those to whom a dimension does not apply.
  static let outside = "not_applicable"
  static let actorDimension = "actor"
  var isUnstated: Bool { parts.contains { $0.level == nil } }

  func dropping(_ dimension: String) -> GroupIdentity {
    GroupIdentity(parts.filter { $0.dimension != dimension })
  }

  func adding(_ dimension: String, _ level: String?) -> GroupIdentity {
    GroupIdentity(parts + [Part(dimension: dimension, level: level)])
  }
}

/// The dimensions of a crossing with their levels; one pair where the two do not match in number.
private func zipCrossing(_ groupBy: String, _ group: String) -> [(String, String)] {
  if groupBy.isEmpty { return [] }
  let dimensions = groupBy.parts(separatedBy: ResultKey.crossing)
  let levels = group.parts(separatedBy: ResultKey.crossing)
  guard dimensions.count == levels.count, Set(dimensions).count == dimensions.count else {
    return [(groupBy, group)]
  }
  return Array(zip(dimensions, levels))
}
