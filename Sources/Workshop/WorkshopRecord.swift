public import Framework
public import Localization

/// What a workshop left: its recommendations, the votes on them, and what became of them.
public struct WorkshopRecord: Equatable, Sendable {
  /// In the order of the file.
  public var recommendations: [Recommendation]
  /// In the order of the file; empty where only totals are known.
  public var votes: [CastVote]
  /// What groups gave in sum, where no single vote is known.
  public var totals: [GroupTotal]
  /// What a ballot holds.
  public var ballot: BallotKind
  /// How many of each actor were in the room; none where it is not known.
  public var present: [String: Int]
  /// How many of each actor were invited; none where it is not known.
  public var invited: [String: Int]
  /// The themes that coders gave to items.
  public var codings: Codings?
  /// What became of the recommendations.
  public var followUp: [FollowUp]

  public init(
    recommendations: [Recommendation], votes: [CastVote], totals: [GroupTotal] = [],
    ballot: BallotKind = .votes, present: [String: Int] = [:], invited: [String: Int] = [:],
    codings: Codings? = nil, followUp: [FollowUp] = []
  ) {
    self.recommendations = recommendations
    self.votes = votes
    self.totals = totals
    self.ballot = ballot
    self.present = present
    self.invited = invited
    self.codings = codings
    self.followUp = followUp
  }

  /// Whether the votes of single participants are not known.
  public var holdsTotalsOnly: Bool { votes.isEmpty && !totals.isEmpty }

  /// The texts of the recommendations by identifier.
  public var texts: [String: LocalizedText] {
    Dictionary(recommendations.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
  }

  /// The texts of the headings by identifier.
  public var headingTexts: [String: LocalizedText] {
    Dictionary(headings.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
  }

  /// The texts of the recommendations, and those of the headings by `heading` and identifier.
  public var textsWithHeadings: [String: LocalizedText] {
    headings.reduce(into: texts) { $0["heading " + $1.id] = $1.text }
  }

  /// The headings in the order of their first recommendation.
  public var headings: [Heading] {
    var headings: [Heading] = []
    for recommendation in recommendations where !headings.contains(recommendation.heading) {
      headings.append(recommendation.heading)
    }
    return headings
  }
}

/// A heading under which recommendations stand.
public struct Heading: Equatable, Hashable, Sendable {
  /// The field of the file: a number, or the heading itself.
  public var id: String
  public var text: LocalizedText

  public init(id: String, text: LocalizedText? = nil) {
    self.id = id
    self.text = text ?? LocalizedText(verbatim: id)
  }

  /// The number of the heading; nil where the file gives its text alone.
  public var number: Int? { Int(id) }
}

/// One recommendation of a workshop, with the principles and indicators it was tagged with.
public struct Recommendation: Equatable, Sendable {
  public var id: String
  public var heading: Heading
  /// Identifiers; empty where it bears on none.
  public var principles: [String]
  /// Identifiers; empty where it bears on none.
  public var indicators: [String]
  /// The questions (identifiers) to whose subject it is confined; empty where it concerns the
  /// whole of its indicators.
  public var questions: [String]
  public var text: LocalizedText

  public init(
    id: String, heading: Heading, principles: [String] = [], indicators: [String] = [],
    questions: [String] = [], text: LocalizedText
  ) {
    self.id = id
    self.heading = heading
    self.principles = principles
    self.indicators = indicators
    self.questions = questions
    self.text = text
  }
}

/// What a participant said to a recommendation.
public enum Vote: String, CaseIterable, Equatable, Sendable { case support, oppose, abstain }

/// The vote of one participant on one recommendation.
public struct CastVote: Equatable, Sendable {
  /// The identifier of the recommendation.
  public var recommendation: String
  /// The identifier of the actor the voter stands for.
  public var actor: String
  public var voter: String
  /// Nil on a ballot of ranks or points, which has no side.
  public var vote: Vote?
  /// The number on the ballot, a place of 1 for the first; nil for words and for abstentions.
  public var number: Double?

  public init(
    recommendation: String, actor: String, voter: String, vote: Vote?, number: Double? = nil
  ) {
    self.recommendation = recommendation
    self.actor = actor
    self.voter = voter
    self.vote = vote
    self.number = number
  }
}

/// What a group gave a recommendation in sum.
public struct GroupTotal: Equatable, Sendable {
  public var recommendation: String
  public var actor: String
  public var counts: VoteCounts
  /// The points or dots of the group; nil for votes.
  public var points: Double?

  public init(
    recommendation: String, actor: String, counts: VoteCounts, points: Double? = nil
  ) {
    self.recommendation = recommendation
    self.actor = actor
    self.counts = counts
    self.points = points
  }
}
