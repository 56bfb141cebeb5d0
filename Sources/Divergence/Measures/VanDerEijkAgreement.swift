/// Van der Eijk's agreement A: −1 two camps at the ends, 0 uniform, 1 all in one level.
///
/// The totals are cut into layers that hold the same height in every level they fill; each layer
/// has an agreement of its own by its pattern of filled levels, and A is their mean weighted by
/// the answers in them. The layers are taken at the distinct heights themselves, so fractional
/// totals give what the same shares give as counts.
///
/// A describes shape. In small groups that are truly divided it leans towards agreement, so it is
/// no headline below a hundred respondents.
///
/// - Reference: van der Eijk (2001), *Quality & Quantity* 35, 325–341.
/// - Checked against: R agrmt 1.42.12 `agreement` on counts.
public struct VanDerEijkAgreement: DisagreementMeasure {
  public var statistic: String { "van_der_eijk_a" }
  public var reading: MeasureReading { .agreement }
  public var fewestLevels: Int { 3 }

  public init() {}

  public func bounds(levels: Int) -> ClosedRange<Double> { -1...1 }

  public func defined(_ answers: OrderedAnswers) -> Double {
    let total = answers.total
    var floor = 0.0
    var agreement = 0.0
    for height in answers.totals.sorted() where height > floor {
      let pattern = answers.totals.map { $0 >= height }
      let filled = Double(pattern.filter { $0 }.count)
      agreement += (height - floor) * filled / total * layerAgreement(pattern, filled: filled)
      floor = height
    }
    return max(-1, min(1, agreement))
  }

  /// The agreement of one layer: unimodality times the share of levels left empty.
  private func layerAgreement(_ pattern: [Bool], filled: Double) -> Double {
    let levels = Double(pattern.count)
    if filled <= 1 { return 1 }
    if filled >= levels { return 0 }
    let (adjacent, parted) = triples(pattern)
    let weighted = (levels - 2) * adjacent - (levels - 1) * parted
    let unimodality = weighted / ((levels - 2) * (adjacent + parted))
    return unimodality * (1 - (filled - 1) / (levels - 1))
  }

  /// The triples of levels 110 or 011, and the triples 101.
  private func triples(_ pattern: [Bool]) -> (adjacent: Double, parted: Double) {
    var adjacent = 0.0
    var parted = 0.0
    let filled = pattern.filter { $0 }.count
    var before = 0
    for isFilled in pattern {
      if isFilled {
        before += 1
        continue
      }
      let after = filled - before
      adjacent += Double(before * (before - 1) / 2 + after * (after - 1) / 2)
      parted += Double(before * after)
    }
    return (adjacent, parted)
  }
}
