/// The municipalities and sections that the citizen survey visits, the same in both rounds.
///
/// A simple random sample at each stage: municipalities within a stratum (a region, urban or
/// rural), three sections within a municipality, ten adults within a section and round.
struct CitizenFrame {
  static let regions = [
    "north", "northwest", "northeast", "coast", "centre", "highlands", "south", "peninsula",
  ]
  static let sectionsPerMunicipality = 3
  static let adultsPerSection = 10

  var strata: [Stratum]
  var municipalities: [Municipality]
  var sections: [Section]

  struct Stratum {
    var region: Int
    var isRural: Bool
    /// How many municipalities are visited, of how many.
    var visited: Int
    var municipalities: Int

    var code: String { CitizenFrame.regions[region] + (isRural ? "-rural" : "-urban") }
  }

  struct Municipality {
    var stratum: Int
    var code: String
    /// How many sections it has.
    var sections: Int
    /// How favourably people here see things, over both rounds.
    var outlook: Double
  }

  struct Section {
    var municipality: Int
    var code: String
    var adults: Int
    var outlook: Double
  }

  private static let urban = [
    (5, 24), (4, 18), (4, 21), (4, 16), (5, 30), (4, 19), (4, 17), (4, 14),
  ]
  private static let rural = [
    (4, 36), (4, 28), (4, 31), (3, 22), (4, 40), (4, 33), (4, 38), (3, 20),
  ]

  init(seed: UInt64) {
    strata = Self.regions.indices.flatMap { region in
      [(Self.urban[region], false), (Self.rural[region], true)].map { sizes, isRural in
        Stratum(region: region, isRural: isRural, visited: sizes.0, municipalities: sizes.1)
      }
    }
    municipalities = []
    sections = []
    for (index, stratum) in strata.enumerated() {
      var stream = DrawStream(seed: seed, "municipalities \(stratum.code)")
      for _ in 0..<stratum.visited {
        let code = "M" + padded(municipalities.count + 1, to: 2)
        municipalities.append(
          Municipality(
            stratum: index, code: code, sections: 14 + stream.below(9),
            outlook: stream.nearNormal()))
        for place in 1...Self.sectionsPerMunicipality {
          let adults = stratum.isRural ? 350 + stream.below(300) : 500 + stream.below(400)
          sections.append(
            Section(
              municipality: municipalities.count - 1, code: code + "-S\(place)", adults: adults,
              outlook: stream.nearNormal()))
        }
      }
    }
  }

  func stratum(ofSection section: Int) -> Stratum {
    strata[municipalities[sections[section].municipality].stratum]
  }

  /// One over the probability that an adult of the section is drawn.
  func baseWeight(ofSection section: Int) -> Double {
    let place = sections[section]
    let municipality = municipalities[place.municipality]
    let stratum = strata[municipality.stratum]
    return Double(stratum.municipalities) / Double(stratum.visited)
      * Double(municipality.sections) / Double(Self.sectionsPerMunicipality)
      * Double(place.adults) / Double(Self.adultsPerSection)
  }
}
