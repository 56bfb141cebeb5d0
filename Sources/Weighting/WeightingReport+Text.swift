public import Diagnostics
import Numerics

extension WeightingReport {
  /// The report as notes, with a warning where trimming has moved a margin by more than 1 %.
  public var diagnostics: [Diagnostic] {
    var notes: [Diagnostic] = []
    if let note = calibrationNote { notes.append(note) }
    if let limits {
      notes.append(
        Diagnostic(
          .refusal, "weights-trimmed",
          "\(trimmedCount) of \(rowCount) weights stand at the limits "
            + "\(text(limits.lower)) and \(text(limits.upper))", severity: .note,
          found: method == nil ? spread : gapText))
    }
    if let gap = largestGap, gap.gap.magnitude > 0.01 {
      notes.append(
        Diagnostic(
          .refusal, "margins-moved", "trimming has moved the margins", severity: .warning,
          found: gapText, expected: "a gap of at most 1 %",
          hint: "widen --trim, or use --bounds, which keeps the margins"))
    }
    return notes
  }

  private var calibrationNote: Diagnostic? {
    guard let method, let factors else { return nil }
    let names = Set(levels.map(\.margin)).count
    let rounds = iterations == 1 ? "1 iteration" : "\(iterations) iterations"
    return Diagnostic(
      .refusal, "weights-calibrated",
      "\(method.rawValue) reached \(levels.count) totals of \(names) "
        + "margin\(names == 1 ? "" : "s") in \(rounds)", severity: .note,
      found: "factors from \(text(factors.lower)) to \(text(factors.upper)); \(spread)"
        + (limits == nil ? "; " + gapText : ""))
  }

  private var spread: String {
    "sum of weights \(text(sumBefore)) before, \(text(sumAfter)) after; Kish's design effect "
      + "\(formatFixed(designEffectBefore, decimals: 3)) before, "
      + "\(formatFixed(designEffectAfter, decimals: 3)) after"
  }

  private var gapText: String {
    guard let gap = largestGap else { return spread }
    let size = formatSignificant(100 * gap.gap.magnitude, digits: 2)
    return "largest gap \(size) % (\(gap.margin)\(gap.level.isEmpty ? "" : ", \(gap.level)"))"
  }

  private func text(_ number: Double) -> String { formatSignificant(number, digits: 6) }
}
