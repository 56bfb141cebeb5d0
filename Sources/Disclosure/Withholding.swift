import Results

extension GroupFamily {
  /// The groups to withhold and why.
  ///
  /// - Parameters:
  ///   - minimumCell: The fewest respondents that may be published.
  ///   - forced: Groups that must be withheld because a part of the score is.
  /// - Returns: The withheld groups with the kind of withholding.
  func withholding(minimumCell: Int, forced: Set<GroupIdentity>) -> [GroupIdentity: Suppression] {
    var result: [GroupIdentity: Suppression] = [:]
    for group in order where !prior.past.contains(group) {
      if let size = size(of: group), size.isSmall(minimumCell, grouped: !group.parts.isEmpty) {
        result[group] = .primary
      } else if let reason = size(of: group)?.sensitivity {
        result[group] = reason
      } else if forced.contains(group) || prior.differing.contains(group) {
        result[group] = .complementary
      }
    }
    let given = result
    for block in blocks() {
      // The answers and the numbers of those asked are two sets of equations on the same groups.
      for count in [\CellLimits.answered, \CellLimits.asked] {
        var table = MarginTable(
          family: self, groups: block, minimumCell: minimumCell, counting: count)
        table.reasonsLimitSizes = count == \.answered
        table.withhold(
          block.filter { result[$0] != nil }, isProtected: false, reasons: result)
        table.withhold(block.filter { given[$0] != nil }, isProtected: true, reasons: result)
        for group in table.completeWithholding() { result[group] = .complementary }
      }
    }
    return result
  }

  /// Groups that share equations: each round alone, unless all rounds together are published.
  private func blocks() -> [[GroupIdentity]] {
    let rounds = order.map { group in
      group.parts.first { $0.dimension == GroupIdentity.roundDimension }?.level
    }
    if rounds.contains(nil) { return [order] }
    var names: [String] = []
    var byRound: [String: [GroupIdentity]] = [:]
    for (group, round) in zip(order, rounds) {
      let name = round ?? ""
      if byRound[name] == nil { names.append(name) }
      byRound[name, default: []].append(group)
    }
    return names.map { byRound[$0] ?? [] }
  }
}

extension GroupSize {
  /// Fewer answered or were asked than may be published, and somebody was.
  func isSmall(_ minimum: Int, grouped: Bool) -> Bool {
    [answered, asked].contains { $0 > 0 && $0 < minimum } || grouped && isUncounted
  }
}
