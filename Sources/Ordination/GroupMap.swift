import Distances
import Estimation
import LinearAlgebra
import Results
import Surveys

/// The map of groups that stands in for one of more respondents than can be told apart.
///
/// The distance of two groups is the root of their energy distance over the questions that both
/// answered: twice the mean distance between them less those within each. It needs the counts of
/// the answers only, so any number of respondents will do.
///
/// - Reference: Székely and Rizzo (2013), *J. Stat. Plan. Inference* 143, 1249–1272.
struct GroupMap {
  static let method = "energy_map"
  static let fewestGroups = 3

  /// One group on the map.
  struct Point {
    var groups: RespondentGroups
    var group: Int
    var count: Int
    var coordinates: [Double]
  }

  let points: [Point]
  let goodnessOfFit: Double

  /// The map of the groups that have answers in a round.
  ///
  /// - Parameters:
  ///   - questions: Ordered questions.
  ///   - groups: A grouping of the respondents.
  ///   - round: The round; empty for data without rounds.
  ///   - rows: The respondents of the map.
  ///
  /// There is none with fewer than three groups, or where they all answer alike.
  init?(
    _ questions: [SurveyQuestion], _ groups: RespondentGroups, round: String, rows: [Int]
  ) {
    var members: [Int: [Int]] = [:]
    for row in rows where groups.codes[row] >= 0 {
      members[Int(groups.codes[row]), default: []].append(row)
    }
    let present = members.keys.sorted().filter { groups.groups[$0].round == round }
    guard present.count >= Self.fewestGroups else { return nil }
    let sums = present.map { PooledDistances(questions, rows: members[$0] ?? []) }
    var distances = Matrix(rowCount: present.count, columnCount: present.count)
    for j in present.indices {
      for i in 0..<j {
        guard let energy = Self.energy(sums[i], sums[j]) else { return nil }
        distances[i, j] = energy.squareRoot()
        distances[j, i] = distances[i, j]
      }
    }
    guard let scaling = try? ClassicalScaling(distances: distances),
      scaling.coordinates.columnCount > 0,
      let fit = scaling.goodnessOfFit(axes: 2) ?? scaling.squaredGoodnessOfFit(axes: 2)
    else { return nil }
    goodnessOfFit = fit
    points = present.enumerated().map { place, group in
      Point(
        groups: groups, group: group, count: members[group]?.count ?? 0,
        coordinates: (0..<scaling.coordinates.columnCount).map { scaling.coordinates[place, $0] })
    }
  }

  /// The energy distance over the questions that both groups answered; nil without any.
  private static func energy(_ first: PooledDistances, _ second: PooledDistances) -> Double? {
    var (sum, questions) = (0.0, 0.0)
    let within = (first.between(first), second.between(second))
    for (place, between) in first.between(second).enumerated() {
      guard let mean = between.mean, let own = within.0[place].mean,
        let other = within.1[place].mean
      else { continue }
      sum += max(0, 2 * mean - own - other)
      questions += 1
    }
    return questions > 0 ? sum / questions : nil
  }
}

extension OrdinationAnalysis {
  /// The groups of a map of too many respondents; why there is none where there are no groups.
  func groupRows(_ map: OrdinationMap) -> [ResultRow] {
    let maps = sets(on: map).compactMap { groups in
      GroupMap(map.questions, groups, round: map.group.round, rows: map.rows)
    }
    guard !maps.isEmpty else { return [refusal(map, "too_many_respondents")] }
    return maps.flatMap { own -> [ResultRow] in
      var fit = row(
        map, "goodness_of_fit", own.goodnessOfFit, map.rows.count, GroupMap.method)
      fit.flag = "map_of_groups"
      fit.key.item = own.points.first?.groups.groupBy ?? ""
      return [fit]
        + own.points.flatMap { point in
          point.coordinates.enumerated().map { axis, value in
            ResultRow(
              centroidKey(map, point.groups, point.group, axis: axis),
              .estimate(Estimate(value: value, count: point.count, method: GroupMap.method)),
              flag: "map_of_groups")
          }
        }
    }
  }
}
