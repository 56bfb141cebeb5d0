/// The votes of a group on one recommendation.
public struct VoteCounts: Equatable, Sendable {
  public var support: Int
  public var oppose: Int
  public var abstain: Int
  /// Votes that did not support, and of which it is not known whether they opposed or abstained.
  public var other: Int

  public init(support: Int = 0, oppose: Int = 0, abstain: Int = 0, other: Int = 0) {
    self.support = support
    self.oppose = oppose
    self.abstain = abstain
    self.other = other
  }

  /// All votes cast, abstentions among them.
  public var cast: Int { support + oppose + abstain + other }

  /// Supporters among all votes cast; nil without a vote.
  ///
  /// Who abstains was there and did not support: the share does not rise because others abstain.
  public var supportShare: Double? {
    guard cast > 0 else { return nil }
    return Double(support) / Double(cast)
  }

  subscript(vote: Vote) -> Int {
    get {
      switch vote {
      case .support: support
      case .oppose: oppose
      case .abstain: abstain
      }
    }
    set {
      switch vote {
      case .support: support = newValue
      case .oppose: oppose = newValue
      case .abstain: abstain = newValue
      }
    }
  }

  static func + (a: Self, b: Self) -> Self {
    Self(
      support: a.support + b.support, oppose: a.oppose + b.oppose,
      abstain: a.abstain + b.abstain, other: a.other + b.other)
  }
}
