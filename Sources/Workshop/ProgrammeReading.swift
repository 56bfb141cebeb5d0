public import Diagnostics
public import Framework
import Localization

extension Programme {
  /// Reads the programme registry that a study names.
  ///
  /// A marker that is left empty says that nobody screened the programme.
  ///
  /// - Parameters:
  ///   - study: The codebook.
  ///   - folder: The folder of the study, to which the name of the file is relative.
  /// - Returns: The programmes in the order of the file.
  /// - Throws: Every fault of the file with its line; `no-programmes` where the study names none.
  public static func read(study: Study, folder: String) throws(Faults) -> [Programme] {
    guard let registry = study.programmes else {
      throw Faults(
        Diagnostic(
          .refusal, "no-programmes", "the study has no programme registry", found: study.id,
          expected: "programmes, with the name of its file, in the study file"))
    }
    var file = try CompanionFile(registry.file, in: folder, allowsNoRows: true)
    return try file.programmes()
  }
}

extension CompanionFile {
  fileprivate mutating func programmes() throws(Faults) -> [Programme] {
    require([
      "id", "name_es", "name_en", "partner", "sector", "start", "end", "budget_usd",
      "results_framework", "indicators", "baseline", "target", "sdg_reference", "gender_marker",
      "disaggregation",
    ])
    let ids = identifiers("id", noun: "programme")
    let numbers = ["start", "end", "indicators", "baseline", "target"].map { wholeNumbers($0) }
    let budgetRule = Rule(code: "not-a-number", noun: "budget", expected: "a number, 0 or more") {
      "«\($0)» is not a budget"
    }
    let budgets = values("budget_usd", budgetRule) { text, _ -> Double?? in
      if text.isEmpty { return .some(nil) }
      guard let number = Double(text), number.isFinite, number >= 0 else { return nil }
      return number
    }
    let frameworks = choices("results_framework", Programme.ResultsFramework.self)
    let references = choices("sdg_reference", Programme.GoalReference.self)
    let markers = choices("gender_marker", Programme.GenderMarker.self)
    try pass()
    return rows.map { row in
      let id = ids[row] ?? ""
      return Programme(
        id: id, name: localized(self, "name", row) ?? LocalizedText(verbatim: id),
        partner: text("partner", row), sector: text("sector", row), startYear: numbers[0][row],
        endYear: numbers[1][row], budget: budgets[row] ?? nil, resultsFramework: frameworks[row],
        indicators: numbers[2][row], withBaseline: numbers[3][row], withTarget: numbers[4][row],
        goalReference: references[row], genderMarker: markers[row] ?? .notScreened,
        disaggregation: words("disaggregation", row))
    }
  }

  /// Whole numbers that are not negative; nil where the field is empty.
  private mutating func wholeNumbers(_ column: String) -> [Int?] {
    let rule = Rule(code: "not-a-number", noun: "number", expected: "a whole number, 0 or more") {
      "«\($0)» is not a number that «\(column)» can hold"
    }
    let read = values(column, rule) { text, _ -> Int?? in
      if text.isEmpty { return .some(nil) }
      guard let number = Int(text), number >= 0 else { return nil }
      return number
    }
    return read.map { $0 ?? nil }
  }

  /// The words of an enumeration; nil where the field is empty.
  private mutating func choices<Choice: RawRepresentable & CaseIterable>(
    _ column: String, _ type: Choice.Type
  ) -> [Choice?] where Choice.RawValue == String {
    let known = Choice.allCases.map(\.rawValue)
    let noun = column.split(separator: "_").joined(separator: " ")
    let rule = Rule(
      code: "unknown-" + column.split(separator: "_").joined(separator: "-"), noun: noun,
      expected: "one of " + known.joined(separator: ", "), names: known
    ) { "unknown \(noun) «\($0)»" }
    let read = values(column, rule) { text, _ -> Choice?? in
      if text.isEmpty { return .some(nil) }
      guard let choice = Choice(rawValue: text) else { return nil }
      return choice
    }
    return read.map { $0 ?? nil }
  }
}
