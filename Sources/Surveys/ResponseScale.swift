/// The declared answers to a closed question, in their order.
///
/// The levels are those of the codebook, never those observed: an answer nobody gave keeps its
/// place in every table and every index.
public struct ResponseScale: Equatable, Hashable, Sendable {
  /// Whether the order of the levels means something.
  public enum Kind: String, Equatable, Hashable, Sendable { case ordinal, nominal }

  /// On which side of the scale a level stands.
  public enum Side: String, Equatable, Hashable, Sendable { case unfavourable, neutral, favourable }

  public var id: String
  public var kind: Kind
  /// The codes of the levels as they stand in the data.
  public var levels: [String]
  /// One score a level, from which mean scores are computed.
  public var scores: [Double]
  /// One side a level; empty where the scale declares none.
  public var sides: [Side]

  public init(id: String, kind: Kind, levels: [String], scores: [Double], sides: [Side] = []) {
    self.id = id
    self.kind = kind
    self.levels = levels
    self.scores = scores
    self.sides = sides
  }

  /// The level that says yes: the only favourable one, or else the last.
  ///
  /// For an option of a question with several answers, it is the level of those who chose it.
  public var chosenLevel: Int {
    let favourable = sides.indices.filter { sides[$0] == .favourable }
    return favourable.count == 1 ? favourable[0] : max(0, levels.count - 1)
  }
}
