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
    let totals = answers.totals
    let total = answers.total
    var floor = 0.0
    var agreement = 0.0
    for height in totals.sorted() where height > floor {
      agreement += (height - floor) / total * layerAgreement(totals, reaching: height)
      floor = height
    }
    return max(-1, min(1, agreement))
  }

  /// The agreement of the layer whose filled levels reach the height, times their number:
  /// unimodality times the share of levels left empty.
  ///
  /// Unimodality compares the triples of levels in which the filled ones are adjacent, 110 and 011,
  /// with those in which they are parted, 101.
  private func layerAgreement(_ totals: [Double], reaching height: Double) -> Double {
    var filled = 0
    for total in totals where total >= height { filled += 1 }
    if filled <= 1 { return Double(filled) }
    if filled >= totals.count { return 0 }
    var (adjacent, parted, before) = (0, 0, 0)
    for total in totals {
      if total >= height {
        before += 1
        continue
      }
      let after = filled - before
      adjacent += before * (before - 1) / 2 + after * (after - 1) / 2
      parted += before * after
    }
    let levels = Double(totals.count)
    let weighted = (levels - 2) * Double(adjacent) - (levels - 1) * Double(parted)
    let unimodality = weighted / ((levels - 2) * Double(adjacent + parted))
    return Double(filled) * unimodality * (1 - Double(filled - 1) / (levels - 1))
  }
}
