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
      presence(coding), populations: populations(coding, actorRounds, held),
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

  private func presence(_ coding: CellCoding) -> AnswerPresence {
    var presence = AnswerPresence(
      groupCount: coding.groupCount, clusterCount: design.clusterCount,
      stratumCount: design.strata.count)
    for row in coding.answers.indices where coding.answers[row] >= 0 && design.weights[row] > 0 {
      let group = coding.groups.isEmpty ? 0 : Int(coding.groups[row])
      guard group >= 0 else { continue }
      presence.insert(stratum: actor(ofRow: row), in: group)
      presence.insert(cluster: cluster(ofRow: row), in: group)
    }
    return presence
  }

  private func covariance(
    _ coding: CellCoding, _ blockTotals: [Double], _ sums: [CellMoments],
    _ actorRounds: ActorRounds, _ held: [[ActorRound]]
  ) -> CellCovariance {
    let active = sums.indices.filter { CellKernel.isActive(sums[$0]) }
    var matrix = Matrix(rowCount: active.count, columnCount: active.count)
    for actor in design.strata.indices {
      let rounds = (0..<roundCount).map { round in
        deviations(blockTotals, sums.count, active, actorRounds, actor, round)
      }
      for first in 0..<roundCount {
        for second in first..<roundCount {
          let factor = actorRounds.factor(actor: actor, first, second)
          guard factor != 0 else { continue }
          matrix.add(factor, rounds[first], rounds[second])
          if first != second { matrix.add(factor, rounds[second], rounds[first]) }
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
  ///
  /// Only of the cells in which one of them has any weight: the rest deviates by nothing.
  private func deviations(
    _ blockTotals: [Double], _ cells: Int, _ active: [Int], _ actorRounds: ActorRounds,
    _ actor: Int, _ round: Int
  ) -> Deviations {
    let clusters = clusters(ofActor: actor)
    let present = actorRounds.present(actor: actor, round: round)
    guard present.count > 1 else { return Deviations() }
    let blocks = present.map { ($0 * roundCount + round) * cells }
    let columns = active.indices.filter { column in
      blocks.contains { blockTotals[$0 + active[column]] != 0 }
    }
    var values = Matrix(rowCount: clusters.count, columnCount: columns.count)
    let size = Double(present.count)
    let root = (size / (size - 1)).squareRoot()
    for (place, column) in columns.enumerated() {
      let cell = active[column]
      var mean = 0.0
      for block in blocks { mean += blockTotals[block + cell] }
      mean /= size
      for (cluster, block) in zip(present, blocks) {
        values[cluster - clusters.lowerBound, place] = root * (blockTotals[block + cell] - mean)
      }
    }
    return Deviations(columns: columns, values: values)
  }
}

/// The deviations of organisations in some of the cells of a covariance.
private struct Deviations {
  /// The row of the covariance that each column stands for.
  var columns: [Int] = []
  var values = Matrix(rowCount: 0, columnCount: 0)
}

extension Matrix {
  /// Adds what two rounds have in common.
  fileprivate mutating func add(_ factor: Double, _ a: Deviations, _ b: Deviations) {
    guard !a.columns.isEmpty, !b.columns.isEmpty else { return }
    let product = a.values.times(b.values, .transposed)
    for (column, place) in b.columns.enumerated() {
      for (row, target) in a.columns.enumerated() {
        self[target, place] += factor * product[row, column]
      }
    }
  }
}
