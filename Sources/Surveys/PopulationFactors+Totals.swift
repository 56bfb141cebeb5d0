import LinearAlgebra

extension PopulationFactors {
  /// The totals of a table in the actors regime.
  ///
  /// - Complexity: O(*n*) for the totals; for the covariance, organisations × cells² by pair of
  ///   rounds.
  func totals(of coding: CellCoding) -> TableTotals {
    precondition(coding.answers.count == design.rowCount, "a table has one answer a row")
    var coding = coding
    for row in coding.answers.indices where round(ofRow: row) == nil {
      if coding.groups.isEmpty {
        coding.groups = [Int32](repeating: 0, count: coding.answers.count)
      }
      coding.groups[row] = -1
    }
    let blocks = design.clusterCount * roundCount
    let blockOfRow = coding.answers.indices.map { Int32(block(ofRow: $0) ?? 0) }
    let (blockTotals, sums) = CellKernel.clusterTotals(
      coding, weights: design.weights, clusters: blockOfRow, clusterCount: blocks)
    let actorRounds = ActorRounds(self, answers: coding.answers)
    let held = heldRounds(coding)
    let covariance = covariance(coding, blockTotals, sums, actorRounds, held)
    var table = design.table(
      coding, sums: sums, totals: sums.map { $0[0] }, covariance,
      presence(coding, blockTotals, sums), populations: populations(coding, actorRounds, held),
      fractions: held.map { pairs in
        pairs.map { 1 - (actorRounds.remainingFraction(actor: $0.actor, round: $0.round) ?? 1) }
          .min() ?? 0
      })
    table.isOfActors = true
    return table
  }

  private struct ActorRound { var actor, round, rowCount: Int }

  /// The actors and rounds whose rows make up each group.
  private func heldRounds(_ coding: CellCoding) -> [[ActorRound]] {
    let pairs = design.strata.count * roundCount
    var rows = [[Int]](
      repeating: [Int](repeating: 0, count: pairs), count: coding.groupCount)
    for row in coding.answers.indices {
      let group = coding.groups.isEmpty ? 0 : Int(coding.groups[row])
      guard group >= 0, let round = round(ofRow: row) else { continue }
      rows[group][actor(ofRow: row) * roundCount + round] += 1
    }
    return rows.map { counts in
      counts.indices.filter { counts[$0] > 0 }.map {
        ActorRound(actor: $0 / roundCount, round: $0 % roundCount, rowCount: counts[$0])
      }
    }
  }

  /// The population of each group that is exactly one actor in one round.
  private func populations(
    _ coding: CellCoding, _ actorRounds: ActorRounds, _ held: [[ActorRound]]
  ) -> [Int?] {
    var rowCounts = [Int](repeating: 0, count: design.strata.count * roundCount)
    for row in coding.answers.indices {
      guard let round = round(ofRow: row) else { continue }
      rowCounts[actor(ofRow: row) * roundCount + round] += 1
    }
    return held.map { pairs in
      guard pairs.count == 1, let only = pairs.first else { return nil }
      let whole = rowCounts[only.actor * roundCount + only.round]
      let organisations = actorRounds.present(actor: only.actor, round: only.round).count
      guard only.rowCount == whole, organisations == whole else { return nil }
      return actorRounds.population(actor: only.actor, round: only.round)
    }
  }

  private func presence(
    _ coding: CellCoding, _ blockTotals: [Double], _ sums: [CellMoments]
  ) -> AnswerPresence {
    let width = CellKernel.width(coding)
    var presence = AnswerPresence(
      groupCount: coding.groupCount, clusterCount: design.clusterCount,
      stratumCount: design.strata.count)
    for actor in design.strata.indices {
      for cluster in clusters(ofActor: actor) {
        for block in (cluster * roundCount)..<((cluster + 1) * roundCount) {
          for cell in sums.indices where blockTotals[block * sums.count + cell] > 0 {
            guard cell % width >= CellLayout.reasonCount else { continue }
            presence.insert(stratum: actor, in: cell / width)
            presence.insert(cluster: cluster, in: cell / width)
          }
        }
      }
    }
    return presence
  }

  private func covariance(
    _ coding: CellCoding, _ blockTotals: [Double], _ sums: [CellMoments],
    _ actorRounds: ActorRounds, _ held: [[ActorRound]]
  ) -> CellCovariance {
    let active = sums.indices.filter { sums[$0][0] != 0 }
    var matrix = Matrix(rowCount: active.count, columnCount: active.count)
    for actor in design.strata.indices {
      let rounds = (0..<roundCount).map { round in
        deviations(blockTotals, sums.count, active, actorRounds, actor, round)
      }
      for first in 0..<roundCount {
        for second in 0..<roundCount {
          let factor = actorRounds.factor(actor: actor, first, second)
          guard factor != 0 else { continue }
          let product = rounds[first].times(rounds[second], .transposed)
          for index in matrix.values.indices {
            matrix.values[index] += factor * product.values[index]
          }
        }
      }
    }
    let layoutCells = CellKernel.layoutCells(coding)
    var positions = [Int32](repeating: -1, count: layoutCells.count)
    for (index, cell) in active.enumerated() { positions[layoutCells[cell]] = Int32(index) }
    let isKnown = held.map { pairs in
      pairs.allSatisfy { hasErrors($0.actor, $0.round, actorRounds) }
    }
    return CellCovariance(positions: positions, elements: .dense(matrix), isKnown: isKnown)
  }

  /// Errors need a known population, and two organisations unless all have answered.
  private func hasErrors(_ actor: Int, _ round: Int, _ actorRounds: ActorRounds) -> Bool {
    guard let rest = actorRounds.remainingFraction(actor: actor, round: round) else { return false }
    return rest == 0 || actorRounds.present(actor: actor, round: round).count > 1
  }

  /// The totals of an actor's organisations in a round about their mean, scaled for a variance.
  private func deviations(
    _ blockTotals: [Double], _ cells: Int, _ active: [Int], _ actorRounds: ActorRounds,
    _ actor: Int, _ round: Int
  ) -> Matrix {
    let clusters = clusters(ofActor: actor)
    let present = actorRounds.present(actor: actor, round: round)
    var result = Matrix(rowCount: clusters.count, columnCount: active.count)
    guard present.count > 1 else { return result }
    let size = Double(present.count)
    let root = (size / (size - 1)).squareRoot()
    for (column, cell) in active.enumerated() {
      var mean = 0.0
      for cluster in present { mean += blockTotals[(cluster * roundCount + round) * cells + cell] }
      mean /= size
      for cluster in present {
        let total = blockTotals[(cluster * roundCount + round) * cells + cell]
        result[cluster - clusters.lowerBound, column] = root * (total - mean)
      }
    }
    return result
  }
}
