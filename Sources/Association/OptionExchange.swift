import Numerics
import Probability
import Surveys

/// The respondents of some groups, with all the options they chose, exchanged among the groups.
struct OptionExchange {
  /// The options that each respondent chose, group after group, and where each respondent begins.
  private var chosen: [Int32] = []
  private var starts: [Int] = [0]
  private let sizes: [Int]
  private let optionCount: Int

  init(
    _ response: MultipleResponse, _ groups: RespondentGroups, members: [Int], options: [Int]
  ) {
    var place = [Int](repeating: -1, count: response.options.count)
    for (index, option) in options.enumerated() { place[option] = index }
    var rows = [[Int]](repeating: [], count: groups.groups.count)
    for row in response.codes.indices where response.codes[row] == 0 {
      let group = groups.codes.isEmpty ? 0 : Int(groups.codes[row])
      if group >= 0 { rows[group].append(row) }
    }
    for row in members.flatMap({ rows[$0] }) {
      chosen += response.chosenOptions(row: row).filter { place[$0] >= 0 }.map { Int32(place[$0]) }
      starts.append(chosen.count)
    }
    sizes = members.map { rows[$0].count }
    optionCount = options.count
  }

  /// The sum over options of Pearson's statistics, for the respondents in an order.
  private func statistic(_ order: [Int32], _ totals: [Double]) -> Double {
    let count = Double(order.count)
    var sum = 0.0
    var next = 0
    var own = [Double](repeating: 0, count: optionCount)
    for size in sizes {
      for option in own.indices { own[option] = 0 }
      for place in next..<(next + size) {
        let respondent = Int(order[place])
        for index in starts[respondent]..<starts[respondent + 1] { own[Int(chosen[index])] += 1 }
      }
      next += size
      for option in own.indices {
        let share = totals[option] / count
        let difference = own[option] - Double(size) * share
        sum += difference * difference / (Double(size) * share * (1 - share))
      }
    }
    return sum
  }

  /// The part of 9,999 random assignments at least as far from independence as the observed one,
  /// which counts among them; a hundred extreme ones end the drawing.
  func probability(seed: UInt64, stream: UInt64) -> Double {
    var totals = [Double](repeating: 0, count: optionCount)
    for option in chosen { totals[Int(option)] += 1 }
    var order = (0..<Int32(starts.count - 1)).map { $0 }
    let observed = statistic(order, totals)
    var random = Philox4x32(seed: seed, stream: stream)
    var extreme = 0
    for drawn in 1...9_999 {
      random.shuffle(&order)
      guard statistic(order, totals) >= observed * (1 - 1e-9) else { continue }
      extreme += 1
      if extreme == TableMargins.enough { return Double(extreme) / Double(drawn) }
    }
    return Double(extreme + 1) / 10_000
  }
}
