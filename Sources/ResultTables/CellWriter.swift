import Estimation
import Localization
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
        let value = writer.style.probability(p)
        if format == .probability {
          text = value
        } else {
          text += value.hasPrefix("<") ? "; p \(value)" : "; p = \(value)"
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
    cell(row) { writer, estimate in estimate.count.map(writer.style.count) ?? "" }
  }

  /// The cell of a row by a text of its estimate; withheld and undefined rows explain themselves.
  mutating func cell(
    _ row: ResultRow, text: (inout CellWriter, Estimate) -> String
  ) -> DisplayTable.Cell {
    switch row.outcome {
    case .estimate(let estimate):
      return .number(text(&self, estimate), mark: FootnoteMarks.pending(sentences(row.flag)))
    case .suppressed(let suppression):
      return .withheld(symbol: "", meaning: meaning(of: suppression))
    case .undefined(let reason):
      return .number(Self.undefined, mark: FootnoteMarks.pending(sentences(reason)))
    }
  }

  /// Remembers how an interval was made, for the note below the table.
  mutating func note(interval estimate: Estimate) {
    if let confidence = estimate.confidence, !confidences.contains(confidence) {
      confidences.append(confidence)
    }
    if !estimate.method.isEmpty, !intervalMethods.contains(estimate.method) {
      intervalMethods.append(estimate.method)
    }
  }

  private func meaning(of suppression: Suppression) -> String {
    switch suppression {
    case .primary:
      LocalizedText(
        es: "Reservado: menos de \(minimumCell) personas.",
        en: "Withheld: fewer than \(minimumCell) people.")[language]
    case .complementary:
      LocalizedText(
        es: "Reservado para que no se pueda deducir otra cifra reservada.",
        en: "Withheld so that no other withheld number can be worked out.")[language]
    }
  }

  private func sentences(_ flags: String) -> [String] {
    Vocabulary.flags(flags, language).map { text in
      guard let first = text.first else { return text }
      return first.uppercased() + text.dropFirst() + (text.hasSuffix(".") ? "" : ".")
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
}
