import Contraste
import Numerics
import Probability

/// How often a test rejected a true hypothesis at 5 %.
struct RejectionCount {
  private var rejected = 0
  private var undefined = 0
  private var total = 0

  mutating func add(_ pValue: Double?) {
    total += 1
    guard let pValue else {
      undefined += 1
      return
    }
    if pValue <= 0.05 { rejected += 1 }
  }

  var text: String {
    let note = undefined > 0 ? " (\(percent(undefined, total)) none)" : ""
    return percent(rejected, total) + note
  }
}

/// The level of the tests between groups that answer alike.
struct LevelSimulation {
  let repetitions: Int

  private typealias Condition = (
    kind: SampleKind, size: Int, groups: Int, shape: AnswerShape
  )

  /// Sizes with numbers of groups; four groups of seven are what small studies have.
  private static let conditions: [Condition] = SampleKind.allCases.flatMap { kind in
    [(8, 2), (12, 2), (12, 3), (20, 2), (20, 3), (28, 4), (50, 2), (50, 4)]
      .flatMap { size, groups in AnswerShape.allCases.map { (kind, size, groups, $0) } }
  }

  /// Tests of whether the distributions differ.
  func independence() throws -> MarkdownTable {
    let names = [
      "Rao–Scott F", "Rao–Scott F, first order", "Rao–Scott χ²", "Wald", "adjusted Wald",
    ]
    return try table(names, stream: 2_000) { table in
      let raoScott = try? table.raoScott()
      let wald = try? table.wald()
      return [
        raoScott?.f.pValue, raoScott?.firstOrderF.pValue, raoScott?.chiSquared.pValue,
        wald?.plain.pValue, wald?.adjusted.pValue,
      ]
    }
  }

  /// The rank test of Kruskal and Wallis with each reference distribution.
  func ranks() throws -> MarkdownTable {
    let names = [
      "common scatter, scaled F", "common scatter, χ²", "within, scaled F", "within, F (R)",
      "within, χ²",
    ]
    return try table(names, stream: 3_000) { table in
      let test = RankTest(table, scores: .ridits)
      let k = Double(table.groups.count - 1)
      let score = Reference(try? test.scoreTest(), k)
      let wald = Reference(try? test.waldTest(), k)
      let nu = score.nu(isScaled: true)
      let (common, within) = (score.statistic(nu: nu), wald.statistic(nu: nil))
      return [
        score.pValue, chiSquared(common, k), scaledF(within, k, nu), wald.pValue,
        chiSquared(within, k),
      ]
    }
  }

  private func table(
    _ names: [String], stream: UInt64,
    _ pValues: @escaping @Sendable (TwoWayTable) throws -> [Double?]
  ) throws -> MarkdownTable {
    let rows = try simulated(Self.conditions.count) { index in
      let condition = Self.conditions[index]
      var counts = names.map { _ in RejectionCount() }
      var sampler = try Sampler(
        condition.kind, size: condition.size, shares: condition.shape.shares,
        stream: stream + UInt64(index))
      for _ in 0..<repetitions {
        let totals = try sampler.table(
          groups: sampler.groups(condition.groups), groupCount: condition.groups, levelCount: 5)
        let table = try? TwoWayTable(totals, groups: Array(0..<condition.groups))
        let found = try table.map(pValues) ?? names.map { _ in nil }
        for place in counts.indices { counts[place].add(found[place]) }
      }
      return [
        condition.kind.rawValue, "\(condition.size)", "\(condition.groups)",
        condition.shape.rawValue,
      ] + counts.map(\.text)
    }
    return MarkdownTable(header: ["sample", "n", "groups", "answers"] + names, rows: rows)
  }

  private func chiSquared(_ statistic: Double?, _ k: Double) -> Double? {
    statistic.flatMap { ChiSquared(degreesOfFreedom: k)?.upperTail($0) }
  }

  private func scaledF(_ statistic: Double?, _ k: Double, _ nu: Double?) -> Double? {
    guard let statistic, let nu else { return nil }
    return FisherF(numerator: k, denominator: nu - k + 1)?
      .upperTail(statistic * (nu - k + 1) / (k * nu))
  }
}

/// The quadratic form behind the outcome of a rank test.
private struct Reference {
  let outcome: TestOutcome?
  let k: Double

  init(_ outcome: TestOutcome?, _ k: Double) {
    self.outcome = outcome
    self.k = k
  }

  var pValue: Double? { outcome?.pValue }

  /// The degrees of freedom of the design, from those of the scaled F.
  func nu(isScaled: Bool) -> Double? {
    guard let outcome else { return nil }
    guard let denominator = outcome.denominatorDegreesOfFreedom else {
      return outcome.degreesOfFreedom
    }
    return denominator + k - 1
  }

  /// The form itself; `nu` where the outcome is scaled.
  func statistic(nu: Double?) -> Double? {
    guard let outcome else { return nil }
    guard outcome.denominatorDegreesOfFreedom != nil else {
      return outcome.statistic * outcome.statistic
    }
    return outcome.statistic * k * (nu.map { $0 / ($0 - k + 1) } ?? 1)
  }
}
