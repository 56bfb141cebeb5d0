public import Framework

/// How a file of votes is to be read: its columns, its words, and what a ballot holds.
public struct VoteOptions: Equatable, Sendable {
  public var recommendationColumn = "recommendation"
  public var actorColumn = "actor"
  public var voterColumn = "voter"
  public var voteColumn = "vote"
  /// The columns of recommendations of a wide file, or patterns of them.
  ///
  /// Empty where the file decides.
  public var recommendationColumns: [String] = []
  public var ballot = BallotKind.votes
  /// The lowest and the highest number of a scale.
  public var scale: [Double] = []
  /// The least number that counts as support; nil for above the middle of the scale.
  public var supportFrom: Double?
  public var words = VoteWords()
  public var present: [String: Int] = [:]
  public var invited: [String: Int] = [:]
  /// Whether a file without a column of voters is read as totals; a study must have the column.
  public var allowsNoVoters = false

  public init() {}

  /// How the votes of a study are to be read.
  public init(_ files: WorkshopFiles) {
    ballot = files.ballot
    scale = files.scale
    supportFrom = files.supportFrom
    present = files.present
    invited = files.invited
  }

  /// The least number that counts as support.
  var threshold: Double { supportFrom ?? (scale.reduce(0, +) / 2).nextUp }
}

/// The words that mean support, opposition and abstention on a ballot, in lower case.
public struct VoteWords: Equatable, Sendable {
  public var support: [String]
  public var oppose: [String]
  public var abstain: [String]

  /// The words given; `support`, `oppose` and `abstain` where none are.
  public init(support: [String] = [], oppose: [String] = [], abstain: [String] = []) {
    self.support = support.isEmpty ? [Vote.support.rawValue] : support
    self.oppose = oppose.isEmpty ? [Vote.oppose.rawValue] : oppose
    self.abstain = abstain.isEmpty ? [Vote.abstain.rawValue] : abstain
  }

  /// The words of both languages, for a file that comes without a study.
  public static let bothLanguages = VoteWords(
    support: ["support", "in favour", "yes", "apoya", "a favor", "sí", "si"],
    oppose: ["oppose", "against", "no", "rechaza", "en contra"],
    abstain: ["abstain", "abstention", "se abstiene", "abstención"])

  /// The vote that a word means, however it is capitalised; nil for a word that means none.
  func vote(_ text: String) -> Vote? {
    let word = text.lowercased()
    func holds(_ words: [String]) -> Bool { words.contains { $0.lowercased() == word } }
    if holds(support) { return .support }
    if holds(oppose) { return .oppose }
    return holds(abstain) ? .abstain : nil
  }

  var all: [String] { support + oppose + abstain }
}
