public import Diagnostics
public import Framework

/// A monitoring framework that comes with the program: principles, indicators, rules, questions.
///
/// Each is the codebook of a study in the format of `study.yaml`, embedded in the program, so that
/// a program copied elsewhere has them. Numbers, thresholds and levels are those of the published
/// rules; the texts of the questions are our own. Where a framework contradicts itself the
/// indicator has a note.
public enum ShippedFramework: String, CaseIterable, Equatable, Sendable {
  /// The seven indicators of the Mexican pilot under the four principles, with adapted questions.
  case mexico2018 = "mexico-2018"
  /// The second round of the Global Partnership: indicators 1a to 10.
  case gpedc2016 = "gpedc-2016"
  /// Indicator 2 of the third round, answered by each constituency.
  case gpedc2018 = "gpedc-2018-cso"
  /// SDG 5.c.1: systems to track and publish allocations for gender equality.
  case sdg5c1 = "sdg-5c1"

  /// The framework of that name.
  ///
  /// - Throws: A fault that names the frameworks there are, and the nearest one.
  public init(named name: String) throws(Faults) {
    guard let framework = ShippedFramework(rawValue: name) else {
      let names = Self.allCases.map(\.rawValue)
      throw Faults(
        Diagnostic(
          .badData, "unknown-framework", "there is no framework «\(name)»", found: name,
          expected: "one of " + names.joined(separator: ", "),
          hint: nearestName(to: name, among: names).map { "did you mean «\($0)»?" }
            ?? "contraste new --list-frameworks describes them"))
    }
    self = framework
  }

  /// The codebook as it is written.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  private var bytes: [UInt8] {
    switch self {
    case .mexico2018: PackageResources.mexico_2018_yaml
    case .gpedc2016: PackageResources.gpedc_2016_yaml
    case .gpedc2018: PackageResources.gpedc_2018_cso_yaml
    case .sdg5c1: PackageResources.sdg_5c1_yaml
    }
  }

  /// What the codebook declares.
  ///
  /// - Throws: The faults of the codebook; the tests see that there are none.
  public func study() throws(Faults) -> Study {
    try StudyFile.source(bytes: bytes, file: rawValue + ".yaml").study
  }

  /// A study folder to start from: the codebook, and a file of invented answers for each round.
  ///
  /// - Returns: The name and the text of each file.
  /// - Throws: as ``study()``.
  public func files() throws(Faults) -> [(name: String, text: String)] {
    let study = try study()
    return [("study.yaml", text)]
      + study.rounds.map { ($0.file, inventedAnswers(to: study, in: $0)) }
  }
}

/// A file of invented answers: six respondents of each kind, whose answers go round the levels.
private func inventedAnswers(to study: Study, in round: RoundDeclaration) -> String {
  let questions = study.questions.filter { $0.rounds.contains(round.id) }
  var header = [study.data.respondentColumn]
  if let actor = study.data.actorColumn { header.append(actor) }
  header += questions.flatMap(\.columns)
  var lines = [header]
  var turn = 0
  for actor in study.actors {
    for number in 1...6 {
      var fields = ["\(actor.id.uppercased())-\(number)"]
      if study.data.actorColumn != nil { fields.append(actor.id) }
      for question in questions {
        for _ in question.columns {
          turn += 1
          let isAsked = question.asked.contains(actor.id)
          fields.append(isAsked ? inventedAnswer(to: question, in: study, turn: turn) : "")
        }
      }
      lines.append(fields)
    }
  }
  return lines.map { $0.joined(separator: ",") + "\n" }.joined()
}

private func inventedAnswer(to question: Question, in study: Study, turn: Int) -> String {
  guard question.kind != .number else {
    // Within the range of every rule on the question.
    let ends = study.indicators.flatMap { $0.aggregation.ranges(of: question.id) }
    let (low, high) = (ends.map(\.0).max() ?? 0, ends.map(\.1).min() ?? 100)
    return "\(Int(low) + turn * 7 % (Int(high - low) + 1))"
  }
  let codes = study.scale(question.scale)?.levels.map(\.code) ?? []
  return codes.isEmpty ? "" : codes[turn * 3 % codes.count]
}
