import Estimation
import Localization
import Numerics
import Reliability
import Results
import Tables

/// Writes results as cells for people, and collects the footnotes that explain them.
struct CellWriter {
  let style: NumberStyle
  let minimumCell: Int
  /// What stands for a number that is not defined.
  static let undefined = "–"
  private(set) var intervalMethods: [String] = []
  private(set) var confidences: [Double] = []
  private(set) var hasAdjustedPValues = false

  init(language: Language, minimumCell: Int) {
    style = NumberStyle(language)
    self.minimumCell = minimumCell
  }

  private var language: Language { style.language }

  /// The notes on the whole table: how intervals and p-values were made.
  var remarks: [DisplayTable.Footnote] {
    var notes: [DisplayTable.Footnote] = []
    if let note = intervalNote { notes.append(DisplayTable.Footnote(note)) }
    if hasAdjustedPValues {
      notes.append(
        DisplayTable.Footnote(
          LocalizedText(
            es: "Los valores p están ajustados por comparaciones múltiples.",
            en: "p-values are adjusted for multiple comparisons.")[language]))
    }
    return notes
  }

  private var intervalNote: String? {
    guard !confidences.isEmpty else { return nil }
    let levels = confidences.map { style.percent($0) }.joined(separator: ", ")
    let names = intervalMethods.map { Vocabulary.term($0, language) }.joined(separator: ", ")
    let methods = names.isEmpty ? "" : " (\(names))"
    return LocalizedText(
      es: "Entre paréntesis, intervalos de confianza de \(levels)\(methods).",
      en: "In brackets, \(levels) confidence intervals\(methods).")[language]
  }

  /// The cell of a row with its interval and its p-value.
  mutating func cell(_ row: ResultRow) -> DisplayTable.Cell {
    cell(row) { writer, estimate in
      let format = NumberFormat(row)
      var text = format.text(estimate.value, style: writer.style)
      if let interval = estimate.interval {
        writer.note(interval: estimate)
        text += " (" + format.range(interval, style: writer.style) + ")"
      }
      if let p = estimate.adjustedPValue ?? estimate.pValue {
        if estimate.adjustedPValue != nil { writer.hasAdjustedPValues = true }
        if format == .probability {
          text = writer.style.probability(p)
        } else {
          text += "; " + writer.style.statedProbability(p)
        }
      }
      return text
    }
  }

  /// The cell of a row without its interval and p-value.
  mutating func valueCell(_ row: ResultRow) -> DisplayTable.Cell {
    cell(row) { writer, estimate in
      NumberFormat(row).text(estimate.value, style: writer.style)
    }
  }

  /// `31% (25–38)` where there is an interval; `31 (67%)` where there are counts only.
  mutating func shareCell(_ row: ResultRow, count: ResultRow?) -> DisplayTable.Cell {
    cell(row) { writer, estimate in
      let share = writer.style.percent(estimate.value)
      if let interval = estimate.interval {
        writer.note(interval: estimate)
        return share + " (" + NumberFormat.percent.range(interval, style: writer.style) + ")"
      }
      guard let count = count?.estimate else { return share }
      return "\(writer.style.count(Int(count.value))) (\(share))"
    }
  }

  /// The cell of the respondents a row was computed from.
  mutating func countCell(_ row: ResultRow) -> DisplayTable.Cell {
    cell(row.estimate == nil ? row : row.withoutReliability) { writer, estimate in
      estimate.count.map(writer.style.count) ?? ""
    }
  }

  /// The cell of a row by a text of its estimate; withheld and undefined rows explain themselves.
  mutating func cell(
    _ row: ResultRow, text: (inout CellWriter, Estimate) -> String
  ) -> DisplayTable.Cell {
    switch row.outcome {
    case .estimate(let estimate):
      let marks = row.reliabilityMarks
      let number = text(&self, estimate)
      return .number(
        marks.contains { $0.form == .parentheses } ? Self.inParentheses(number) : number,
        mark: FootnoteMarks.pending(
          marks.map { FootnoteMarks.fixed($0, language) }
            + Vocabulary.flagSentences(joinedFlags(row.plainFlags), language)))
    case .suppressed(.unreliable):
      if let mark = row.reliabilityMarks.first {
        return .withheld(symbol: mark.symbol, meaning: mark.meaning[language])
      }
      return .withheld(
        symbol: "", meaning: Vocabulary.meaning(of: .unreliable, minimumCell: minimumCell)[language]
      )
    case .suppressed(let suppression):
      let meaning = Vocabulary.meaning(of: suppression, minimumCell: minimumCell)[language]
      return .withheld(symbol: "", meaning: meaning)
    case .undefined(let reason):
      return .number(
        Self.undefined, mark: FootnoteMarks.pending(Vocabulary.flagSentences(reason, language)))
    }
  }

  /// The number in parentheses, its interval behind them.
  private static func inParentheses(_ number: String) -> String {
    guard let place = number.firstIndex(of: "("), place > number.startIndex else {
      return "(" + number + ")"
    }
    return "(" + number[..<number.index(before: place)] + ") " + number[place...]
  }

  /// Remembers how an interval was made, for the note below the table.
  mutating func note(interval estimate: Estimate) {
    if let confidence = estimate.confidence, !confidences.contains(confidence) {
      confidences.append(confidence)
    }
    for method in estimate.methods where !Vocabulary.isPermutation(method) {
      if !intervalMethods.contains(method) { intervalMethods.append(method) }
    }
  }
}

// Cells of tests.
extension CellWriter {
  /// The value of a test, with its interval where it has one.
  mutating func testCell(_ row: ResultRow) -> DisplayTable.Cell {
    cell(row) { writer, estimate in
      let format = NumberFormat(row)
      if format == .probability { return "" }
      var text = format.text(estimate.value, style: writer.style)
      if let interval = estimate.interval {
        writer.note(interval: estimate)
        text += " (" + format.range(interval, style: writer.style) + ")"
      }
      return text
    }
  }

  /// The degrees of freedom of a test, both of an F.
  mutating func degreesOfFreedomCell(_ row: ResultRow) -> DisplayTable.Cell {
    guard let estimate = row.estimate else { return .empty }
    let degrees = [estimate.degreesOfFreedom, estimate.denominatorDegreesOfFreedom]
    let texts = degrees.compactMap {
      $0.map { style.number($0, decimals: $0 == $0.rounded() ? 0 : 2) }
    }
    return .text(texts.joined(separator: "; "))
  }

  /// A p-value of a test.
  func probabilityCell(_ p: Double?) -> DisplayTable.Cell {
    p.map { .text(style.probability($0)) } ?? .empty
  }

  /// The flag of a number that is too small a basis for a test.
  static let untested = "too_few_to_test"

  /// A p-value of a row; where it has none, a dash that says why.
  mutating func probabilityCell(
    _ row: ResultRow, of value: (Estimate) -> Double?
  ) -> DisplayTable.Cell {
    guard let estimate = row.estimate else { return cell(row) { _, _ in "" } }
    guard let p = value(estimate) else {
      let isUntested = row.flag.split(separator: ";").contains { $0 == Self.untested }
      let reason = isUntested ? Vocabulary.flagSentences(Self.untested, language) : []
      return .number(Self.undefined, mark: FootnoteMarks.pending(reason))
    }
    return cell(row) { writer, _ in writer.style.probability(p) }
  }
}

extension ResultRow {
  /// The row without one of its flags.
  func without(flag: String) -> ResultRow {
    var row = self
    row.flag = row.flag.split(separator: ";").filter { $0 != flag }.joined(separator: ";")
    return row
  }
}

extension Estimate {
  /// The methods of a number: that of its p-value, and that of its interval.
  var methods: [String] { method.parts(separatedBy: ";") }
}
