/// The data files of the sample study on what citizens think of development co-operation.
///
/// A probability sample of two rounds: strata, municipalities and sections that stay, adults drawn
/// anew, weights adjusted for non-response, and jackknife replicates. The codebook and the
/// description are written by hand and stand beside these files.
///
/// - Parameter seed: The seed of all draws; the committed study uses the default.
/// - Returns: The people interviewed in each round.
public func citizenStudyFiles(seed: UInt64 = 2021) -> [StudyFolderFile] {
  let frame = CitizenFrame(seed: seed)
  let coefficients = CitizenWeights.coefficients(frame).map { "\($0)\n" }.joined()
  let people = citizenYears.enumerated().map { round, year in
    StudyFolderFile(
      name: "people-\(year).csv",
      text: CitizenSheet(round: round, year: year, frame: frame, seed: seed).text)
  }
  return people + [StudyFolderFile(name: "replicate-coefficients.txt", text: coefficients)]
}

let citizenYears = [2021, 2024]

/// All interviews of one round: a row a person.
struct CitizenSheet {
  var columns: [String]
  var rows: [[String]]

  init(round: Int, year: Int, frame: CitizenFrame, seed: UInt64) {
    let adults = frame.sections.indices.flatMap { section in
      (1...CitizenFrame.adultsPerSection).map { place in
        Citizen(section: section, place: place, year: year, frame: frame, seed: seed)
      }
    }
    let interviewed = adults.indices.filter { adults[$0].responds }
    let people = interviewed.map { adults[$0] }
    let weights = CitizenWeights(adults, frame: frame)
    columns = Self.identity
    rows = people.enumerated().map { Self.identity($1, number: $0 + 1, year: year, frame) }
    let answers = CitizenAnswers(citizens: people, frame: frame, round: round, seed: seed)
    for (name, codes) in answers.columns() { append(name, codes) }
    append("base_weight", people.map { decimal(frame.baseWeight(ofSection: $0.section)) })
    append("weight", Self.texts(weights.adjusted(), of: interviewed))
    for replicate in 0..<weights.replicateCount {
      append(
        "rep_" + padded(replicate + 1, to: 2),
        Self.texts(weights.replicate(without: replicate), of: interviewed))
    }
  }

  var text: String { commaSeparated([columns] + rows) }

  private static let identity = [
    "person", "region", "area", "stratum", "municipality", "section", "municipalities",
    "sections", "weighting_class", "sex", "age", "age_group", "self_identification",
    "indigenous_language", "socioeconomic_level",
  ]

  private static func identity(
    _ citizen: Citizen, number: Int, year: Int, _ frame: CitizenFrame
  ) -> [String] {
    let section = frame.sections[citizen.section]
    let municipality = frame.municipalities[section.municipality]
    let stratum = frame.strata[municipality.stratum]
    return [
      "\(year)-" + padded(number, to: 4), CitizenFrame.regions[stratum.region],
      stratum.isRural ? "rural" : "urban", stratum.code, municipality.code, section.code,
      String(stratum.municipalities), String(municipality.sections),
      citizen.weightingClass(isRural: stratum.isRural), citizen.isWoman ? "woman" : "man",
      String(citizen.age), Citizen.ageGroups[citizen.ageGroup],
    ] + citizen.sensitiveCodes
  }

  private mutating func append(_ name: String, _ codes: [String]) {
    columns.append(name)
    for index in rows.indices { rows[index].append(codes[index]) }
  }

  private static func texts(_ weights: [Double], of indices: [Int]) -> [String] {
    indices.map { decimal(weights[$0]) }
  }
}
