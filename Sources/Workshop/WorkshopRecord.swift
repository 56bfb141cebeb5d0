public import Localization

/// What a workshop left: its recommendations and the votes on them.
public struct WorkshopRecord: Equatable, Sendable {
  /// In the order of the file.
  public var recommendations: [Recommendation]
  /// In the order of the file.
  public var votes: [CastVote]

  public init(recommendations: [Recommendation], votes: [CastVote]) {
    self.recommendations = recommendations
    self.votes = votes
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
  public var vote: Vote

  public init(recommendation: String, actor: String, voter: String, vote: Vote) {
    self.recommendation = recommendation
    self.actor = actor
    self.voter = voter
    self.vote = vote
  }
}
