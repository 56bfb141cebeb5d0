import Distances
import Estimation
import LinearAlgebra
import Numerics
public import Results
public import Surveys

/// Who answers like whom: a map of the respondents by the distances between their answers.
///
/// For all respondents, and for each kind of actor, in each round: the mean distance over all
/// pairs of answers (`mean_distance`, 0 to 1), the first eigenvalues (`item` their number), the
/// share of the distances that the plane shows (`goodness_of_fit`), and the coordinates. A point
/// of the map is a single organisation, so the published coordinates are the mean points of groups:
/// kinds of actor and the groupings of the plan in the map of all, the groupings crossed with the
/// actor in the map of an actor. Only where the plan does not suppress small cells are the
/// respondents themselves given, with `item` the number of their row in the data, counted from 1.
///
/// Weights do not enter: the map shows respondents, not a population. The signs of the axes carry
/// no meaning, and maps of two rounds are not aligned with one another.
///
/// Of more than two thousand respondents no map of single ones could be read: the map is one of
/// groups (flag `map_of_groups`), whose distances come from the counts of their answers.
///
/// - Returns: Where there is no map a row `goodness_of_fit` with the reason: `too_few_respondents`
///   (fewer than five), `too_few_questions` (fewer than two), `too_many_respondents` (more than two
///   thousand and fewer than three groups), `no_common_questions` (two respondents were not
///   asked any question in common), `no_variation`.
/// - Throws: ``PlanError`` for a question or dimension that does not exist.
public func ordinations(of data: SurveyData, plan: AnalysisPlan) throws -> [ResultRow] {
  let questions = try plan.questions(in: data).filter(\.scale.isOrdered)
  let maps = try mapGroups(data, plan).flatMap { groups in
    groups.byRound.flatMap { members in
      // A question withheld for one kind of actor must not be told by a map of several questions.
      let published =
        groups.groupBy.isEmpty ? questions : plan.publishable(questions, groups, members)
      return members.map { index in
        let rows = (0..<data.rowCount).filter { groups.codes.isEmpty || groups.codes[$0] == index }
        return OrdinationMap(
          groups: groups, group: groups.groups[index], rows: rows, questions: published)
      }
    }
  }.filter { !$0.rows.isEmpty }
  let groupings = try plan.groupings.map { (dimensions) throws(PlanError) in
    try plan.groups(by: dimensions, in: data)
  }
  let analysis = OrdinationAnalysis(
    data: data, groupings: groupings, namesRespondents: !plan.suppresses)
  let tables = orderedMap(count: maps.count) { analysis.rows(maps[$0]) }
  return tables.flatMap { $0 }
}

private func mapGroups(
  _ data: SurveyData, _ plan: AnalysisPlan
) throws(PlanError) -> [RespondentGroups] {
  var result = [try plan.groups(by: [], in: data)]
  if let actors = data.actors { result.append(try plan.groups(by: [actors.id], in: data)) }
  return result
}

/// The respondents of one map.
struct OrdinationMap: Sendable {
  let groups: RespondentGroups
  let group: RespondentGroup
  let rows: [Int]
  let questions: [SurveyQuestion]
}

struct OrdinationAnalysis: Sendable {
  static let name = "ordination"
  static let fewestRespondents = 5
  static let mostRespondents = 2_000
  /// How many eigenvalues are given: enough to see where they level off.
  private static let eigenvalueCount = 10

  let data: SurveyData
  let groupings: [RespondentGroups]
  let namesRespondents: Bool

  func rows(_ map: OrdinationMap) -> [ResultRow] {
    let asked = map.questions.filter { question in map.rows.contains { question.codes[$0] >= 0 } }
    if map.rows.count > Self.mostRespondents { return groupRows(map) }
    if asked.count < 2 { return [refusal(map, "too_few_questions")] }
    let distances = AnswerDistances(asked, rows: map.rows)
    let count = distances.rows.count
    guard count >= Self.fewestRespondents else { return [refusal(map, "too_few_respondents")] }
    guard distances.isComplete else { return [refusal(map, "no_common_questions")] }
    guard let scaling = try? ClassicalScaling(distances: distances.matrix),
      scaling.coordinates.columnCount > 0,
      let fit = scaling.goodnessOfFit(axes: 2) ?? scaling.squaredGoodnessOfFit(axes: 2)
    else { return [refusal(map, "no_variation")] }
    let fitted = scaling.isComplete ? "cmdscale" : "cmdscale_squares"
    var rows: [ResultRow] = []
    if let mean = distances.mean {
      rows.append(row(map, "mean_distance", mean, count, "gower_pooled"))
    }
    for (index, value) in scaling.eigenvalues.prefix(Self.eigenvalueCount).enumerated() {
      rows.append(row(map, "eigenvalue", value, count, "cmdscale", item: "\(index + 1)"))
    }
    rows.append(row(map, "goodness_of_fit", fit, count, fitted))
    rows += centroids(map, distances, scaling)
    if namesRespondents { rows += points(map, distances, scaling) }
    return rows
  }

  func key(_ map: OrdinationMap, _ statistic: String, item: String = "") -> ResultKey {
    ResultKey(
      analysis: Self.name, item: item, groupBy: map.groups.groupBy, group: map.group.label,
      round: map.group.round, statistic: statistic)
  }

  func row(
    _ map: OrdinationMap, _ statistic: String, _ value: Double, _ count: Int, _ method: String,
    item: String = ""
  ) -> ResultRow {
    ResultRow(
      key(map, statistic, item: item),
      .estimate(Estimate(value: value, count: count, method: method)))
  }

  func refusal(_ map: OrdinationMap, _ reason: String) -> ResultRow {
    ResultRow(key(map, "goodness_of_fit"), .undefined(reason: reason))
  }

  /// The mean points of the groups on a map.
  private func centroids(
    _ map: OrdinationMap, _ distances: AnswerDistances, _ scaling: ClassicalScaling
  ) -> [ResultRow] {
    sets(on: map).flatMap { groups in
      groups.groups.indices.filter { groups.groups[$0].round == map.group.round }
        .flatMap { centroid(map, groups, $0, distances, scaling) }
    }
  }

  /// The groupings whose groups are shown on a map: those of the plan, and the kinds of actor.
  func sets(on map: OrdinationMap) -> [RespondentGroups] {
    var sets = groupings
    if map.groups.groupBy.isEmpty, let actors = data.actors,
      !sets.contains(where: { $0.groupBy == actors.id }),
      let byActor = data.groups(by: [actors.id])
    {
      sets.insert(byActor, at: 0)
    }
    return sets.filter { $0.groupBy != map.groups.groupBy }
  }

  private func centroid(
    _ map: OrdinationMap, _ groups: RespondentGroups, _ group: Int,
    _ distances: AnswerDistances, _ scaling: ClassicalScaling
  ) -> [ResultRow] {
    let members = distances.rows.indices.filter { groups.codes[distances.rows[$0]] == group }
    guard !members.isEmpty else { return [] }
    return (0..<scaling.coordinates.columnCount).map { axis in
      let sum = members.reduce(0.0) { $0 + scaling.coordinates[$1, axis] }
      let estimate = Estimate(
        value: sum / Double(members.count), count: members.count, method: "centroid")
      return ResultRow(centroidKey(map, groups, group, axis: axis), .estimate(estimate))
    }
  }

  /// The key of a group's place on an axis of a map.
  func centroidKey(
    _ map: OrdinationMap, _ groups: RespondentGroups, _ group: Int, axis: Int
  ) -> ResultKey {
    var key = key(map, "coordinate_\(axis + 1)")
    let isWhole = map.groups.groupBy.isEmpty
    let label = groups.groups[group].label
    key.groupBy = isWhole ? groups.groupBy : joined(key.groupBy, groups.groupBy)
    key.group = isWhole ? label : joined(key.group, label)
    return key
  }

  private func joined(_ first: String, _ second: String) -> String {
    first + ResultKey.crossing + second
  }

  private func points(
    _ map: OrdinationMap, _ distances: AnswerDistances, _ scaling: ClassicalScaling
  ) -> [ResultRow] {
    (0..<scaling.coordinates.columnCount).flatMap { axis in
      distances.rows.enumerated().map { index, respondent in
        row(
          map, "coordinate_\(axis + 1)", scaling.coordinates[index, axis], 1, "cmdscale",
          item: "\(respondent + 1)")
      }
    }
  }
}
