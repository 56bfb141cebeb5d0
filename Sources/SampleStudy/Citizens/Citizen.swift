/// An adult drawn into a round of the citizen survey, whether or not the interview took place.
struct Citizen {
  var section: Int
  /// The place within the section and round; with both it names the streams of the person.
  var name: String
  var isWoman: Bool
  var age: Int
  var selfIdentification: Int
  var speaksIndigenousLanguage: Bool
  var socioeconomicLevel: Int
  /// Self-identification, language, socio-economic level: which of them the person keeps back.
  var refuses: [Bool]
  /// Whether the interview took place.
  var responds: Bool
  var outlook: Double
  var views: [CitizenTheme: Double]
  /// How readily the person leaves a question without an answer: about 1.
  var reticence: Double

  static let selfIdentifications = ["indigenous", "afrodescendant", "neither"]
  static let socioeconomicLevels = ["low", "middle", "high"]
  static let ageGroups = ["18-29", "30-44", "45-59", "60+"]

  /// The codes of the three characteristics that a person may keep back.
  var sensitiveCodes: [String] {
    let codes = [
      Self.selfIdentifications[selfIdentification], speaksIndigenousLanguage ? "yes" : "no",
      Self.socioeconomicLevels[socioeconomicLevel],
    ]
    return zip(codes, refuses).map { $1 ? CitizenMissingCode.refused.rawValue : $0 }
  }

  var ageGroup: Int { age < 30 ? 0 : age < 45 ? 1 : age < 60 ? 2 : 3 }

  init(section: Int, place: Int, year: Int, frame: CitizenFrame, seed: UInt64) {
    self.section = section
    name = "\(year) \(frame.sections[section].code) \(place)"
    var stream = DrawStream(seed: seed, "citizen \(name)")
    let stratum = frame.stratum(ofSection: section)
    isWoman = stream.happens(0.52)
    let group = stream.choice(stratum.isRural ? [25, 29, 25, 21] : [27, 32, 24, 17])
    age = [18, 30, 45, 60][group] + stream.below([12, 15, 15, 24][group])
    let south = CitizenFrame.regions[stratum.region] == "south"
    let coast = CitizenFrame.regions[stratum.region] == "coast"
    let indigenous = (south ? 30.0 : 12) * (stratum.isRural ? 1.6 : 0.6)
    selfIdentification = stream.choice([indigenous, coast ? 14 : 3, 85 - indigenous])
    // Who identifies as indigenous need not speak a language, and the other way round.
    let speaking = selfIdentification == 0 ? (stratum.isRural ? 0.55 : 0.28) : 0.02
    speaksIndigenousLanguage = stream.happens(speaking)
    socioeconomicLevel = stream.choice(stratum.isRural ? [58, 34, 8] : [34, 44, 22])
    responds = stream.happens(Self.responseRate(stratum.isRural, isWoman, group))
    outlook = stream.nearNormal()
    reticence = 0.5 + stream.uniform()
    refuses = [0.025, 0.008, 0.04].map { stream.happens($0) }
    views = [:]
    for theme in CitizenTheme.allCases { views[theme] = stream.nearNormal() }
  }

  /// Young men in towns are hardest to find at home.
  private static func responseRate(_ isRural: Bool, _ isWoman: Bool, _ group: Int) -> Double {
    (isRural ? 0.8 : 0.68) + (isWoman ? 0.07 : 0) + [-0.08, 0, 0.04, 0.08][group]
  }

  /// The class in which those who responded stand for those who did not.
  func weightingClass(isRural: Bool) -> String {
    (isRural ? "rural" : "urban") + (isWoman ? "-woman-" : "-man-") + Self.ageGroups[ageGroup]
  }

  /// How the person's own situation bears on the answers to a theme.
  func lean(on theme: CitizenTheme, isRural: Bool) -> Double {
    let isIndigenous = selfIdentification == 0
    return switch theme {
    case .knowledge:
      0.35 * Double(socioeconomicLevel - 1) + (isWoman ? -0.15 : 0.1) - (isRural ? 0.25 : 0)
    case .support: 0.15 * Double(socioeconomicLevel - 1) + (ageGroup == 0 ? 0.2 : 0)
    case .trust: (isIndigenous ? -0.35 : 0.05) + 0.08 * Double(ageGroup)
    case .results: (isRural ? 0.3 : -0.1) - (isIndigenous ? 0.25 : 0)
    case .inclusion: (isWoman ? -0.3 : 0.2) - (speaksIndigenousLanguage ? 0.45 : 0)
    }
  }
}

/// What a person's answers to several questions have in common.
enum CitizenTheme: String, CaseIterable {
  case knowledge, support, trust, results, inclusion
}
