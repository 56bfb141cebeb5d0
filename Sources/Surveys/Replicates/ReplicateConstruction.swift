/// How replicates are made from a design of strata and clusters.
public enum ReplicateConstruction: Equatable, Sendable {
  /// One cluster left out at a time; for a sample without strata.
  case jk1
  /// One cluster left out of its stratum at a time.
  case jkn
  /// Balanced half-samples of pairs of clusters, which keep the part `rho` of the other half's
  /// weight: 0 for BRR, above for Fay's method.
  case halfSamples(rho: Double)
  /// Rao and Wu's bootstrap with one cluster fewer than the stratum has.
  case raoWu(replicates: Int, seed: UInt64)
  /// Canty and Davison's bootstrap with as many clusters as the stratum has.
  case cantyDavison(replicates: Int, seed: UInt64)

  /// The name in files and on the command line.
  public var name: String {
    switch self {
    case .jk1: "jk1"
    case .jkn: "jkn"
    case .halfSamples(let rho): rho == 0 ? "brr" : "fay"
    case .raoWu: "rao-wu"
    case .cantyDavison: "canty-davison"
    }
  }
}

extension SurveyDesign {
  /// Replicates made from the strata and first-stage clusters of this design.
  ///
  /// Jackknives and Canty and Davison's bootstrap take account of finite populations; half-samples
  /// and Rao and Wu's bootstrap do not, and later stages do not enter, as in R. Strata of more than
  /// two clusters are split into pairs for half-samples. Factors are kept a cluster, not a row;
  /// where each row is a cluster and they are very many, they are drawn anew for each table.
  ///
  /// Strata with one cluster stay as they are under the rules `certainty` and `remove`; JKn takes
  /// `adjust` and `average` too, as R does.
  ///
  /// - Throws: ``ReplicateError`` where the method does not fit the design.
  /// - Reference: Rao and Wu (1988), *J. Am. Stat. Assoc.* 83, 231–241; Canty and Davison (1999),
  ///   *The Statistician* 48, 379–391; McCarthy (1969), *Rev. Int. Stat. Inst.* 37, 239–264; Fay
  ///   (1989), in Judkins (1990), *J. Off. Stat.* 6, 223–239.
  /// - Checked against: R `survey` 4.1 `as.svrepdesign`, `References/replicates`.
  public func makeReplicates(
    _ construction: ReplicateConstruction, centre: ReplicateScheme.Centre = .mean
  ) throws(ReplicateError) -> ReplicateWeights {
    switch construction {
    case .jk1:
      guard strata.count == 1, !isStratified else { throw .isStratified(method: "jk1") }
      return try jackknife(.jk1, centre)
    case .jkn:
      guard isStratified else { throw .isNotStratified(method: "jkn") }
      return try jackknife(.jkn, centre)
    case .halfSamples(let rho):
      guard isStratified else { throw .isNotStratified(method: construction.name) }
      guard rho >= 0, rho < 1 else { throw .badRho(rho) }
      return try halfSamples(rho, construction.name, centre)
    case .raoWu(let count, let seed):
      return try bootstrap(.oneFewer, count, seed, construction.name, centre)
    case .cantyDavison(let count, let seed):
      return try bootstrap(.asMany, count, seed, construction.name, centre)
    }
  }

  /// Strata that hold no sampling error: taken completely, or with one cluster under a rule that
  /// leaves them out.
  private func isUntouched(_ stratum: Stratum) -> Bool {
    stratum.isTakenCompletely || stratum.clusterCount == 1
  }

  private func jackknife(
    _ method: ReplicateMethod, _ centre: ReplicateScheme.Centre
  ) throws(ReplicateError) -> ReplicateWeights {
    var replicates: [JackknifePlan.Replicate] = []
    var coefficients: [Double] = []
    var blocks: [ReplicateBlock] = []
    var lonely = 0
    for stratum in strata {
      let (clusters, size) = (stratum.clusters, Double(stratum.clusterCount))
      let remaining = stratum.remainingFraction
      let isLone = stratum.clusterCount == 1 && !stratum.isTakenCompletely
      if isLone { lonely += 1 }
      if isLone, lonelyStrata == .adjust {
        let others = Double(strata.count)
        replicates.append(
          .init(
            cluster: clusters.lowerBound, stratum: clusters, factor: others / (others - 1),
            isAlone: true))
        coefficients.append((others - 1) / others)
        blocks.append(ReplicateBlock(clusters: clusters, kind: .alone))
      } else if isUntouched(stratum) {
        blocks.append(ReplicateBlock(clusters: clusters, kind: .untouched))
      } else {
        for cluster in clusters {
          replicates.append(
            .init(cluster: cluster, stratum: clusters, factor: size / (size - 1)))
          coefficients.append(remaining * (size - 1) / size)
        }
        blocks.append(ReplicateBlock(clusters: clusters, kind: .shared))
      }
    }
    guard replicates.count > 1 else { throw .nothingToReplicate }
    var scheme = ReplicateScheme(scale: 1, coefficients: coefficients, centre: centre)
    if method == .jk1 {
      scheme.scale = coefficients[0]
      scheme.coefficients = coefficients.map { _ in 1 }
    } else if lonelyStrata == .average, lonely > 0 {
      scheme.scale = Double(clusterCount) / Double(replicates.count)
    }
    return made(method, .jackknife(JackknifePlan(replicates: replicates)), scheme, blocks)
  }

  private func halfSamples(
    _ rho: Double, _ name: String, _ centre: ReplicateScheme.Centre
  ) throws(ReplicateError) -> ReplicateWeights {
    try refuseLonely(name)
    let odd = strata.filter { $0.clusterCount > 1 && $0.clusterCount % 2 == 1 }
    guard odd.isEmpty else {
      throw .oddStrata(odd.map(\.lonely), counts: odd.map(\.clusterCount))
    }
    var pairs: [Int] = []
    var blocks: [ReplicateBlock] = []
    for stratum in strata {
      let clusters = stratum.clusters
      guard clusters.count > 1 else {
        blocks.append(ReplicateBlock(clusters: clusters, kind: .untouched))
        continue
      }
      for first in stride(from: clusters.lowerBound, to: clusters.upperBound, by: 2) {
        pairs.append(first)
        blocks.append(ReplicateBlock(clusters: first..<(first + 2), kind: .shared))
      }
    }
    guard !pairs.isEmpty else { throw .nothingToReplicate }
    let plan = HalfSamplePlan(pairs: pairs, rho: rho)
    let scheme = ReplicateScheme(
      scale: 1 / (Double(plan.count) * (1 - rho) * (1 - rho)),
      coefficients: [Double](repeating: 1, count: plan.count), centre: centre)
    return made(rho == 0 ? .brr : .fay(rho: rho), .halfSamples(plan), scheme, blocks)
  }

  private func bootstrap(
    _ draw: BootstrapPlan.Draw, _ count: Int, _ seed: UInt64, _ name: String,
    _ centre: ReplicateScheme.Centre
  ) throws(ReplicateError) -> ReplicateWeights {
    guard count > 1 else { throw .tooFew(found: count) }
    try refuseLonely(name)
    var drawn: [BootstrapPlan.Stratum] = []
    var blocks: [ReplicateBlock] = []
    var inverse = 0.0
    for stratum in strata {
      let clusters = stratum.clusters
      inverse += 1 / Double(clusters.count)
      guard clusters.count > 1 else {
        blocks.append(ReplicateBlock(clusters: clusters, kind: .untouched))
        continue
      }
      let population = stratum.population.flatMap { Int(exactly: $0.rounded(.down)) }
      drawn.append(.init(clusters: clusters, population: draw == .asMany ? population : nil))
      blocks.append(ReplicateBlock(clusters: clusters, kind: .shared))
    }
    guard !drawn.isEmpty else { throw .nothingToReplicate }
    // Drawing all clusters loses one degree of freedom a stratum, made up for on average.
    let size = Double(strata.count) / inverse
    let correction = draw == .asMany ? size / (size - 1) : 1
    let scheme = ReplicateScheme(
      scale: correction / Double(count - 1), coefficients: [Double](repeating: 1, count: count),
      centre: centre)
    let plan = BootstrapPlan(draw: draw, strata: drawn, seed: seed)
    return made(.bootstrap, .bootstrap(plan), scheme, blocks)
  }

  private func refuseLonely(_ method: String) throws(ReplicateError) {
    let lone = strata.filter { $0.clusterCount == 1 && $0.population != 1 }
    guard !lone.isEmpty, lonelyStrata == .adjust || lonelyStrata == .average || !isStratified else {
      return
    }
    throw .lonelyStrata(lone.map(\.lonely), method: method)
  }

  private func made(
    _ method: ReplicateMethod, _ plan: ClusterReplicates.Plan, _ scheme: ReplicateScheme,
    _ blocks: [ReplicateBlock]
  ) -> ReplicateWeights {
    let clusters = ClusterReplicates(
      plan: plan, clusterCount: clusterCount, count: scheme.coefficients.count, blocks: blocks)
    return ReplicateWeights(
      method: method, scheme: scheme, storage: .clusters(clusters),
      degreesOfFreedom: clusters.degreesOfFreedom)
  }
}

extension SurveyDesign.Stratum {
  fileprivate var lonely: SurveyDesignError.LonelyStratum {
    SurveyDesignError.LonelyStratum(label: label, rowCount: rowCount)
  }
}
