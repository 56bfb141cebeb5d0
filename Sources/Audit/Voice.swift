import Framework
import Localization

/// One language at a time, with its numbers: what the sentences of the audit are said with.
struct Voice {
  let language: Language
  let style: NumberStyle

  init(_ language: Language) {
    self.language = language
    style = NumberStyle(language)
  }

  /// The text of the language.
  func callAsFunction(_ spanish: String, _ english: String) -> String {
    language == .spanish ? spanish : english
  }

  /// The singular for one, the plural for all other counts, with the count before it.
  func counted(_ count: Int, _ one: (String, String), _ many: (String, String)) -> String {
    let noun = count == 1 ? self(one.0, one.1) : self(many.0, many.1)
    return style.count(count) + " " + noun
  }

  func programmes(_ count: Int) -> String {
    counted(count, ("programa", "programme"), ("programas", "programmes"))
  }

  func questions(_ count: Int) -> String {
    counted(count, ("pregunta", "question"), ("preguntas", "questions"))
  }

  /// An amount in US dollars, with those that are not known.
  func budget(_ amount: Double, without: Int) -> String {
    let text = style.number(amount, decimals: 0) + " USD"
    guard without > 0 else { return text }
    return text
      + self(
        " (sin contar \(programmes(without)) de presupuesto desconocido)",
        " (not counting \(programmes(without)) of unknown budget)")
  }

  /// Points of the checklist from hundredths: `7.5`.
  func points(_ hundredths: Int) -> String {
    let decimals = hundredths.isMultiple(of: 100) ? 0 : hundredths.isMultiple(of: 10) ? 1 : 2
    return style.number(Double(hundredths) / 100, decimals: decimals)
  }

  /// A range of points, one number where both ends are the same.
  func points(_ range: ClosedRange<Int>) -> String {
    let (low, high) = (points(range.lowerBound), points(range.upperBound))
    return low == high ? low : self("de \(low) a \(high)", "\(low) to \(high)")
  }

  func percent(_ share: Double) -> String { style.percent(share) }

  /// «sexo y grupo de edad».
  func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    let first = last.lowercased()
    let isI = first.hasPrefix("i") || (first.hasPrefix("hi") && !first.hasPrefix("hie"))
    return items.dropLast().joined(separator: ", ")
      + self(isI ? " e " : " y ", " and ") + last
  }

  /// At most so many items by name, and how many more there are.
  func some(_ items: [String], limit: Int = 8) -> String {
    guard items.count > limit else { return list(items) }
    let rest = items.count - limit
    return items.prefix(limit).joined(separator: ", ")
      + self(" y \(style.count(rest)) más", " and \(style.count(rest)) more")
  }
}

extension LocalizedText {
  /// A text said in each language by the same code.
  init(_ make: (Voice) -> String) {
    self.init(es: make(Voice(.spanish)), en: make(Voice(.english)))
  }
}
