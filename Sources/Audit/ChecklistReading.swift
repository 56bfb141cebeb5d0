public import Diagnostics
import Localization
import Workshop

extension Checklist {
  /// The columns of the reviewer's file.
  public static let columns = ["item", "answer", "evidence"]

  /// Reads the reviewer's answers.
  ///
  /// A row without an answer leaves its item unanswered; the columns of the questions, which the
  /// template has for the reader, are passed over.
  ///
  /// - Parameters:
  ///   - name: The file, relative to the folder.
  ///   - folder: The folder; empty for the working directory.
  /// - Returns: The answers in the order of the file.
  /// - Throws: Every fault of the file with its line.
  public static func read(_ name: String, in folder: String) throws(Faults) -> [ChecklistEntry] {
    var file = try CompanionFile(name, in: folder, allowsNoRows: true)
    file.require(columns)
    var seen: Set<String> = []
    let known = items.map(\.id)
    let itemRule = CompanionFile.Rule(
      code: "unknown-item", noun: "item", expected: "one of " + known.joined(separator: ", "),
      names: known
    ) { known.contains($0) ? "the item «\($0)» stands twice" : "unknown item «\($0)»" }
    let ids = file.values("item", itemRule) { text, _ in
      known.contains(text) && seen.insert(text).inserted ? text : nil
    }
    let answers = ChecklistAnswer.allCases.map(\.rawValue)
    let answerRule = CompanionFile.Rule(
      code: "unknown-answer", noun: "answer",
      expected: "one of \(answers.joined(separator: ", ")) (no, en parte, sí), or nothing",
      names: answers
    ) { "unknown answer «\($0)»" }
    let read = file.values("answer", answerRule) { text, _ -> ChecklistAnswer?? in
      text.isEmpty ? .some(nil) : ChecklistAnswer(word: text).map { .some($0) }
    }
    try file.pass()
    let rows = file
    return rows.rows.compactMap { row in
      guard let id = ids[row], let answer = read[row] ?? nil else { return nil }
      return ChecklistEntry(
        item: id, answer: answer, source: .reviewer,
        evidence: LocalizedText(verbatim: rows.text("evidence", row)))
    }
  }

  /// A file for the reviewer to fill in, one row an item, with the questions in both languages.
  ///
  /// - Parameter score: Answers that the data give: their evidence stands in the file, their answer
  ///   does not, so that nobody signs what they have not judged.
  /// - Returns: A comma-separated file in UTF-8.
  public static func template(_ score: ChecklistScore? = nil) -> String {
    var lines = ["item,answer,evidence,question_es,question_en,data_es,data_en"]
    for (place, item) in items.enumerated() {
      let entry = score?.entries[place].flatMap { $0.source == .data ? $0 : nil }
      let data = entry ?? score?.dataBeside[item.id]
      let seen = Language.allCases.map { language in
        data.map { "\($0.answer.rawValue): \($0.evidence[language])" } ?? ""
      }
      lines.append(
        ([item.id, "", "", item.text.spanish, item.text.english] + seen).map(quoted)
          .joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A field of a comma-separated file.
  private static func quoted(_ text: String) -> String {
    guard text.contains(where: { ",\"\n".contains($0) }) else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}

extension ChecklistAnswer {
  /// The answer that a word of the reviewer's file stands for, in English or Spanish.
  init?(word: String) {
    switch word.lowercased() {
    case "yes", "sí", "si": self = .yes
    case "partly", "en parte": self = .partly
    case "no": self = .no
    default: return nil
    }
  }
}
