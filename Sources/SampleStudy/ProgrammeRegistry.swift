/// The registry of bilateral programmes: a row a programme.
struct ProgrammeRegistry {
  static let columns = [
    "id", "name_es", "name_en", "partner", "sector", "start", "end", "budget_usd",
    "results_framework", "indicators", "baseline", "target", "sdg_reference", "gender_marker",
    "disaggregation",
  ]
  var rows: [[String]]

  init(seed: UInt64) {
    var stream = DrawStream(seed: seed, "programmes")
    let frameworks = Self.allotted([("yes", 11), ("partly", 13), ("no", 8)], &stream)
    let countries = stream.order(programmeTitles.count).map { $0 % partnerCountries.count }
    rows = programmeTitles.indices.map { index in
      let title = programmeTitles[index]
      let country = partnerCountries[countries[index]]
      var draw = DrawStream(seed: seed, "programme \(title.english)")
      return [
        "P" + padded(index + 1, to: 2), title.spanish + ", " + country,
        title.english + ", " + country, country, title.sector,
      ]
        + Self.termAndBudget(&draw)
        + Self.framework(frameworks[index], marker: title.marker, &draw)
    }
  }

  var text: String { commaSeparated([Self.columns] + rows) }

  /// First and last year, and the budget, which the registry does not hold for every programme.
  private static func termAndBudget(_ draw: inout DrawStream) -> [String] {
    let start = 2017 + draw.below(7)
    let end = start + 1 + draw.below(3)
    let size = draw.uniform()
    let budget = 5000 * Int((60_000 + 1_100_000 * size * size) / 5000)
    return [String(start), String(end), draw.happens(0.06) ? "" : String(budget)]
  }

  /// From the results framework to the disaggregation: what is not planned cannot be measured.
  private static func framework(
    _ framework: String, marker: GenderMarker, _ draw: inout DrawStream
  ) -> [String] {
    let indicators =
      switch framework {
      case "yes": 5 + draw.below(8)
      case "partly": 2 + draw.below(5)
      default: 0
      }
    let targets = indicators - draw.below(indicators / 3 + 1)
    let baselines = targets - draw.below(targets / 2 + 1)
    let reference = references[draw.choice(referenceShares[framework] ?? [])]
    let shares = marker.disaggregationShares
    let kept = Self.dimensions.indices.filter { place in
      let drawn = draw.happens(shares[place])
      return drawn && indicators > 0
    }
    return [
      framework, String(indicators), String(baselines), String(targets), reference,
      marker.rawValue, kept.map { dimensions[$0] }.joined(separator: " "),
    ]
  }

  /// The most detailed level of the SDGs that a programme refers to, by its results framework.
  private static let references = ["none", "goal", "target", "indicator"]
  private static let referenceShares: [String: [Double]] = [
    "yes": [0, 55, 30, 15], "partly": [12, 73, 15, 0], "no": [40, 60, 0, 0],
  ]
  private static let dimensions = ["sex", "age", "ethnicity", "socioeconomic"]

  /// The values as often as stated, in random order.
  private static func allotted(
    _ values: [(String, Int)], _ stream: inout DrawStream
  ) -> [String] {
    let all = values.flatMap { value, count in Array(repeating: value, count: count) }
    return stream.order(all.count).map { all[$0] }
  }
}

/// The OECD-DAC gender equality policy marker; not screened is not the same as not targeted.
enum GenderMarker: String {
  case notTargeted = "0"
  case significant = "1"
  case principal = "2"
  case notScreened = "not_screened"

  /// How likely indicators are split by sex, age, ethnic origin and socio-economic group.
  var disaggregationShares: [Double] {
    switch self {
    case .principal: [0.8, 0.6, 0.5, 0.3]
    case .significant: [0.65, 0.4, 0.3, 0.2]
    case .notTargeted: [0.3, 0.2, 0.05, 0.1]
    case .notScreened: [0.2, 0.15, 0.05, 0.05]
    }
  }
}
