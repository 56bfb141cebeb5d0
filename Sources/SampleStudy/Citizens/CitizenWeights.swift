/// The weights of one round: base weights, the adjustment for non-response, and jackknife
/// replicates (JKn), each of which repeats the adjustment.
struct CitizenWeights {
  private let baseWeights: [Double]
  private let classes: [Int]
  private let municipalities: [Int]
  private let responds: [Bool]
  private let frame: CitizenFrame
  private let classCount: Int

  /// The adults are everyone who was drawn, with and without an interview.
  init(_ adults: [Citizen], frame: CitizenFrame) {
    self.frame = frame
    baseWeights = adults.map { frame.baseWeight(ofSection: $0.section) }
    municipalities = adults.map { frame.sections[$0.section].municipality }
    responds = adults.map(\.responds)
    var names: [String] = []
    classes = adults.map { adult in
      let name = adult.weightingClass(isRural: frame.stratum(ofSection: adult.section).isRural)
      if let place = names.firstIndex(of: name) { return place }
      names.append(name)
      return names.count - 1
    }
    classCount = names.count
  }

  /// The number of replicates: one a municipality.
  var replicateCount: Int { frame.municipalities.count }

  /// The factor of each replicate in the variance: the part of the stratum that it keeps.
  static func coefficients(_ frame: CitizenFrame) -> [Double] {
    frame.municipalities.map { municipality in
      let visited = Double(frame.strata[municipality.stratum].visited)
      return (visited - 1) / visited
    }
  }

  /// The weight of each adult; that of those without an interview has no use.
  func adjusted() -> [Double] { adjusted(baseWeights) }

  /// The weights without one municipality, whose stratum the others take over.
  func replicate(without dropped: Int) -> [Double] {
    let stratum = frame.municipalities[dropped].stratum
    let visited = Double(frame.strata[stratum].visited)
    let weights = baseWeights.indices.map { index -> Double in
      if municipalities[index] == dropped { return 0 }
      let shares = frame.municipalities[municipalities[index]].stratum == stratum
      return shares ? baseWeights[index] * visited / (visited - 1) : baseWeights[index]
    }
    return adjusted(weights)
  }

  /// Within each class those with an interview take over the weight of those without.
  private func adjusted(_ weights: [Double]) -> [Double] {
    var drawn = [Double](repeating: 0, count: classCount)
    var interviewed = drawn
    for index in weights.indices {
      drawn[classes[index]] += weights[index]
      if responds[index] { interviewed[classes[index]] += weights[index] }
    }
    return weights.indices.map { index in
      let place = classes[index]
      return interviewed[place] > 0 ? weights[index] * drawn[place] / interviewed[place] : 0
    }
  }
}
