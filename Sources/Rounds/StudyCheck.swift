public import Diagnostics
public import Framework
public import Localization
public import Surveys
import Tabular

/// The outcome of checking the data of a study against its codebook.
public struct StudyCheck: Sendable {
  /// Every fault, warning and note found in one run.
  public var diagnostics: [Diagnostic]
  /// The codebook; nil where it cannot be read.
  public var study: Study?
  /// What the study holds; nil where the codebook cannot be read.
  public var summary: StudySummary?
  /// The design of a sample; nil in the regime of actors, and where it cannot be built.
  public var design: DesignDescription?
  /// On what ground the figures stand, as far as it could be read.
  public var regime = DesignDeclaration.Regime.sample
  /// The rule of reliability that the study declares.
  public var reliability: ReliabilityDeclaration?

  /// Whether nothing stands in the way of an analysis.
  public var passes: Bool { !diagnostics.contains { $0.severity == .error } }
}

extension StudyFolder {
  /// Checks codebook, answers, programmes and checklist of a study in one run.
  ///
  /// - Parameter path: The study folder or its codebook.
  /// - Returns: Every fault found, and what the study holds.
  public static func check(_ path: String) -> StudyCheck {
    do {
      var reading = try StudyReading(path)
      let companions = reading.files.checkCompanions(of: reading.source)
      return StudyCheck(
        diagnostics: reading.diagnostics + companions, study: reading.source.study,
        summary: StudySummary(reading),
        design: reading.study.flatMap { described($0.data) },
        regime: reading.source.study.design.regime,
        reliability: reading.source.study.reliability)
    } catch {
      return StudyCheck(diagnostics: error.diagnostics)
    }
  }
}

extension BareStudy {
  /// Checks a data file without a codebook, and describes its design.
  ///
  /// A design that is refused for its lonely strata is described all the same.
  ///
  /// - Parameters:
  ///   - path: The data file.
  ///   - options: What is said about it; no question need be named.
  /// - Returns: Every fault found, and the design.
  public static func check(_ path: String, options: BareFileOptions) -> StudyCheck {
    do {
      let study = try open(path, options: options)
      return StudyCheck(
        diagnostics: study.remarks, design: described(study.data), regime: options.regime)
    } catch {
      var check = StudyCheck(diagnostics: error.diagnostics, regime: options.regime)
      guard error.diagnostics.allSatisfy({ $0.code == "lonely-stratum" }) else { return check }
      var lenient = options
      lenient.lonelyStrata = .certainty
      check.design = (try? open(path, options: lenient)).flatMap { described($0.data) }
      check.design?.lonelyStrata = .fail
      return check
    }
  }
}

private func described(_ data: SurveyData) -> DesignDescription? {
  data.regime == .sample ? DesignDescription(data.design) : nil
}

/// What a study holds, in counts.
public struct StudySummary: Equatable, Sendable {
  /// The respondents of one actor in one round.
  public struct Cell: Equatable, Sendable {
    public var respondents: Int
    /// Nil where it is not known.
    public var invited: Int?

    /// Respondents for each one invited; nil where the number invited is not known or zero.
    public var responseRate: Double? {
      guard let invited, invited > 0 else { return nil }
      return Double(respondents) / Double(invited)
    }
  }

  /// How a question was answered over all rounds.
  public struct Item: Equatable, Sendable {
    public var question: String
    /// The option of a multiple-choice question; empty otherwise.
    public var option: String
    /// Rows to which the question was put.
    public var asked: Int
    /// Rows with a substantive answer.
    public var answered: Int
    /// Rows by the reason for which there is no answer, in the order of ``MissingReason``,
    /// without those that were not asked.
    public var missing: [Int]
  }

  /// Whether a question can be compared over its rounds.
  public struct Comparability: Equatable, Sendable {
    public var question: String
    public var verdict: Question.Version.Comparability
    public var reasons: [LocalizedText]
  }

  public var title: LocalizedText
  public var rounds: [String]
  public var actors: [String]
  /// By actor, then by round.
  public var cells: [[Cell]]
  /// Distinct respondents over all rounds.
  public var respondentCount: Int
  /// Respondents of a round (from the second on) who had answered an earlier one.
  public var returning: [Int]
  public var items: [Item]
  /// Whether the questions put in several rounds can be compared over them.
  public var comparability: [Comparability]
  public var regime: DesignDeclaration.Regime
  /// Strata and clusters; nil where the design could not be built.
  public var strataCount: Int?
  public var clusterCount: Int?

  init(_ reading: StudyReading) {
    let study = reading.source.study
    title = study.title
    rounds = study.rounds.map(\.id)
    actors = study.actors.map(\.id)
    let counts = reading.assembly.respondentCounts()
    cells = study.actors.enumerated().map { actor, type in
      study.rounds.enumerated().map { round, declaration in
        Cell(respondents: counts[actor][round], invited: declaration.invited[type.id])
      }
    }
    items =
      reading.questions.map { Item($0.id, $0.item, $0.codes) }
      + reading.quantities.map { Item($0.id, "", $0.codes) }
    comparability = study.questions.compactMap { question in
      study.comparability(of: question).map {
        Comparability(question: question.id, verdict: $0.verdict, reasons: $0.reasons)
      }
    }
    regime = study.design.regime
    strataCount = reading.study?.data.design.strata.count
    clusterCount = reading.study?.data.design.clusterCount
    respondentCount = reading.study?.respondents.identifiers.count ?? 0
    returning = returningRespondents(reading)
  }
}

extension StudySummary.Item {
  init(_ question: String, _ option: String, _ codes: [Int32]) {
    self.question = question
    self.option = option
    var counts = [Int](repeating: 0, count: MissingReason.allCases.count + 1)
    for code in codes { counts[code >= 0 ? 0 : Int(-code)] += 1 }
    answered = counts[0]
    let reasons = MissingReason.allCases.filter { $0 != .notAsked }
    missing = reasons.map { counts[Int($0.rawValue)] }
    asked = answered + missing.reduce(0, +)
  }
}

private func returningRespondents(_ reading: StudyReading) -> [Int] {
  guard let study = reading.study, let rounds = study.data.rounds else { return [] }
  var first = [Int32](repeating: .max, count: study.respondents.identifiers.count)
  var returning = [Int](repeating: 0, count: rounds.levels.count)
  for (row, respondent) in study.respondents.codes.enumerated() where respondent >= 0 {
    let round = rounds.codes[row]
    if first[Int(respondent)] == .max { first[Int(respondent)] = round }
    if first[Int(respondent)] < round { returning[Int(round)] += 1 }
  }
  return Array(returning.dropFirst())
}
