import Tabular

/// Who answered a question in each round, organisation by organisation, and the factors from it.
struct ActorRounds {
  /// What is known of an organisation's answer in a round; the greatest of its rows counts.
  private enum State: UInt8 { case absent, unknown, outside, answered }

  private let populations: PopulationFactors
  private let states: [UInt8]
  /// By actor and round, the organisations that took part, and those whose answer is known.
  private let presentOrganisations: [[Int]]
  private let knownOrganisations: [Int]

  init(_ populations: PopulationFactors, answers: [Int32]) {
    self.populations = populations
    let (design, rounds) = (populations.design, populations.roundCount)
    var states = [UInt8](repeating: State.absent.rawValue, count: design.clusterCount * rounds)
    for row in answers.indices {
      guard let block = populations.block(ofRow: row) else { continue }
      states[block] = max(states[block], ActorRounds.state(answers[row]).rawValue)
    }
    self.states = states
    var (present, known): ([[Int]], [Int]) = ([], [])
    for actor in design.strata.indices {
      for round in 0..<rounds {
        let members = populations.clusters(ofActor: actor).filter {
          states[$0 * rounds + round] != State.absent.rawValue
        }
        known.append(
          members.count { states[$0 * rounds + round] >= State.outside.rawValue })
        present.append(members)
      }
    }
    presentOrganisations = present
    knownOrganisations = known
  }

  private static func state(_ answer: Int32) -> State {
    if answer >= 0 { return .answered }
    return switch MissingReason(code: answer) {
    case .doesNotKnow, .notApplicable, .notAsked: .outside
    default: .unknown
    }
  }

  private func state(_ cluster: Int, _ round: Int) -> UInt8 {
    states[cluster * populations.roundCount + round]
  }

  /// The organisations of an actor that took part in a round.
  func present(actor: Int, round: Int) -> [Int] {
    presentOrganisations[actor * populations.roundCount + round]
  }

  /// The number of organisations of an actor whose answer is known in a round.
  private func known(_ actor: Int, _ round: Int) -> Int {
    knownOrganisations[actor * populations.roundCount + round]
  }

  /// The number of organisations of an actor whose answer is known in both rounds.
  private func known(_ actor: Int, _ first: Int, _ second: Int) -> Int {
    present(actor: actor, round: first).count { cluster in
      min(state(cluster, first), state(cluster, second)) >= State.outside.rawValue
    }
  }

  /// The number of organisations that could have given a substantive answer.
  ///
  /// The number invited less those known to have none; nil where it is not known.
  func population(actor: Int, round: Int) -> Int? {
    guard let invited = populations.invited(actor: actor, round: round) else { return nil }
    let outside = present(actor: actor, round: round).count {
      state($0, round) == State.outside.rawValue
    }
    let size = invited - outside
    return invited >= present(actor: actor, round: round).count && size > 0 ? size : nil
  }

  /// 1 − *n*/*N*; nil where *N* is not known or is smaller than the sample.
  func remainingFraction(actor: Int, round: Int) -> Double? {
    guard let invited = populations.invited(actor: actor, round: round), invited > 0 else {
      return nil
    }
    guard invited >= present(actor: actor, round: round).count else { return nil }
    return 1 - Double(known(actor, round)) / Double(invited)
  }

  /// The factor on the covariance between two rounds: Tam's, within ±√((1 − f₁)(1 − f₂)).
  func factor(actor: Int, _ first: Int, _ second: Int) -> Double {
    guard let a = remainingFraction(actor: actor, round: first),
      let b = remainingFraction(actor: actor, round: second)
    else { return 0 }
    if first == second { return a }
    let common = known(actor, first, second)
    let invited = [first, second].compactMap { populations.invited(actor: actor, round: $0) }.max()
    guard common > 0, let invited else { return 0 }
    let product = Double(known(actor, first)) * Double(known(actor, second))
    let tam = 1 - product / (Double(invited) * Double(common))
    let limit = (a * b).squareRoot()
    return min(limit, max(-limit, tam))
  }
}

extension PopulationFactors {
  func clusters(ofActor actor: Int) -> Range<Int> {
    design.strata[actor].clusters
  }

  func round(ofRow row: Int) -> Int? {
    if roundOfRow.isEmpty { return 0 }
    return roundOfRow[row] >= 0 ? Int(roundOfRow[row]) : nil
  }

  func actor(ofRow row: Int) -> Int {
    design.stratumOfRow.isEmpty ? 0 : Int(design.stratumOfRow[row])
  }

  /// The place of a row's organisation and round; nil for a row without a round.
  func block(ofRow row: Int) -> Int? {
    round(ofRow: row).map { cluster(ofRow: row) * roundCount + $0 }
  }

  func cluster(ofRow row: Int) -> Int {
    design.clusterOfRow.isEmpty ? row : Int(design.clusterOfRow[row])
  }
}
