/// The person who answers for an organisation in a round, as far as the survey asks.
struct Person {
  var isWoman: Bool
  var ageGroup: Int
  var ethnicity: Ethnicity
  var socioeconomicGroup: Int
  /// Sex, age, ethnic origin, socio-economic group: which of them the person keeps back.
  var refuses: [Bool]

  enum Ethnicity: String, CaseIterable { case indigenous, afrodescendant, neither }

  static let columns = ["sex", "age_group", "ethnic_origin", "socioeconomic_group"]
  static let ageGroups = ["18-29", "30-44", "45-59", "60+"]
  static let socioeconomicGroups = ["low", "middle", "high"]
  static let refusalShares = [0.03, 0.035, 0.05, 0.09]

  /// The codes of the four columns, in the order of ``columns``.
  func codes(actor: SurveyActor) -> [String] {
    var codes = [
      isWoman ? "woman" : "man", Self.ageGroups[ageGroup], ethnicity.rawValue,
      Self.socioeconomicGroups[socioeconomicGroup],
    ]
    for index in codes.indices where refuses[index] {
      codes[index] = MissingCode.refused.rawValue
    }
    // The rule behind the groups is Mexican and is not put to counterparts abroad.
    if actor == .partner { codes[3] = MissingCode.notApplicable.rawValue }
    return codes
  }

  /// One person a round: in six cases of ten the same person answers again, three years older.
  static func answering(for organisation: Organisation, seed: UInt64) -> [Person] {
    var stream = DrawStream(seed: seed, "person \(organisation.code)")
    var people: [Person] = []
    for _ in Panel.years {
      let stays = stream.happens(0.6)
      let growsOlder = stream.happens(0.2)
      let other = Person(drawnFrom: &stream, actor: organisation.actor)
      guard stays, var same = people.last else {
        people.append(other)
        continue
      }
      if growsOlder { same.ageGroup = min(same.ageGroup + 1, ageGroups.count - 1) }
      people.append(same)
    }
    return people
  }

  private init(drawnFrom stream: inout DrawStream, actor: SurveyActor) {
    let profile = Profile(actor)
    isWoman = stream.happens(profile.women)
    ageGroup = stream.choice(profile.ages)
    ethnicity = Ethnicity.allCases[stream.choice(profile.ethnicities)]
    socioeconomicGroup = stream.choice(profile.socioeconomicGroups)
    refuses = Self.refusalShares.map { stream.happens($0) }
  }
}

/// The composition of the people who answer for one kind of actor.
private struct Profile {
  var women: Double
  var ages: [Double]
  var ethnicities: [Double]
  var socioeconomicGroups: [Double]

  init(_ actor: SurveyActor) {
    switch actor {
    case .cso:
      self.init(0.58, [18, 42, 28, 12], [21, 6, 73], [22, 44, 34])
    case .privateSector:
      self.init(0.37, [8, 42, 38, 12], [5, 3, 92], [4, 26, 70])
    case .subnational:
      self.init(0.45, [14, 48, 30, 8], [15, 4, 81], [12, 46, 42])
    case .federal:
      self.init(0.48, [12, 50, 30, 8], [7, 3, 90], [4, 38, 58])
    case .partner:
      self.init(0.44, [8, 44, 38, 10], [16, 9, 75], [0, 50, 50])
    }
  }

  private init(
    _ women: Double, _ ages: [Double], _ ethnicities: [Double], _ socioeconomicGroups: [Double]
  ) {
    self.women = women
    self.ages = ages
    self.ethnicities = ethnicities
    self.socioeconomicGroups = socioeconomicGroups
  }
}
