/// The rule by which a household's points become its socio-economic level, with its year.
///
/// The Mexican association AMAI gives the same letters to other points from time to time: 138
/// points are C by the rule of 2018 and C− by that of 2022. So the rule is named with its year, and
/// levels of two rules are not compared. The unit is the household, not the person.
///
/// - Reference: AMAI, *Nivel socio económico*, rules of 2018 and 2022.
public enum SocioeconomicRule: String, CaseIterable, Equatable, Sendable {
  case amai2018 = "amai-2018"
  case amai2022 = "amai-2022"

  /// The levels from low to high, each with the least points it takes.
  public var levels: [(id: String, least: Int)] {
    switch self {
    case .amai2018:
      [
        ("E", 0), ("D", 48), ("D+", 90), ("C-", 112), ("C", 136), ("C+", 166), ("A/B", 205),
      ]
    case .amai2022:
      [
        ("E", 0), ("D", 48), ("D+", 95), ("C-", 116), ("C", 141), ("C+", 168), ("A/B", 202),
      ]
    }
  }

  /// The place of the level of a household from low to high; nil for what cannot be points.
  public func level(points: Double) -> Int? {
    guard points >= 0, points == points.rounded() else { return nil }
    return levels.lastIndex { Double($0.least) <= points }
  }

  /// The rule with which levels are easily confused.
  public var other: SocioeconomicRule { self == .amai2018 ? .amai2022 : .amai2018 }
}
