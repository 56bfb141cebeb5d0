import Distances
import Estimation
import LinearAlgebra
import Results
import Surveys

/// Who answers like whom within a group: clusters, the distance of each respondent to the rest, and
/// a map.
///
/// A respondent is named by a code, its place along the first axis of the map, unless the plan
/// allows names: a code is a function of the answers and tells nothing of the order of the data.
/// Groups with fewer members than may be published have no such rows. Codes need five questions,
/// of which any two have answered four or more in common, and their distances are given in
/// hundredths, so that no answer can be read off their sum.
struct RespondentRows: Sendable {
  let tabulator: CellTabulator
  let plan: AnalysisPlan

  private var data: SurveyData { tabulator.data }

  static let fewestRespondents = 5
  static let fewestQuestionsOfCodes = 5
  static let fewestSharedByCodes = 4
  /// Respondents beyond whom a table of single ones cannot be read.
  static let mostListed = 300
  /// Respondents beyond whom the distance of each to each cannot be read.
  static let mostPaired = 60

  /// The rows of one group.
  func rows(
    _ questions: [SurveyQuestion], _ groups: RespondentGroups, _ group: Int
  ) -> [ResultRow] {
    let members = (0..<data.rowCount).filter {
      groups.codes.isEmpty || groups.codes[$0] == Int32(group)
    }
    func key(_ statistic: String) -> ResultKey {
      ResultKey(
        analysis: DivergenceAnalysis.name, groupBy: groups.groupBy,
        group: groups.groups[group].label, round: groups.groups[group].round, statistic: statistic)
    }
    guard !members.isEmpty else { return [] }
    let isCoded = plan.suppresses && !plan.divergence.namesRespondents
    // Where too few questions were put to anybody to list codes, the clusters are told alone.
    let asked = questions.filter { question in members.contains { question.codes[$0] >= 0 } }
    let mayList = !isCoded || asked.count >= Self.fewestQuestionsOfCodes
    let common: CommonQuestions
    do throws(UndefinedStatistic) {
      common = try CommonQuestions(
        questions, members: [members],
        leastShared: isCoded && mayList ? Self.fewestSharedByCodes : 1)
    } catch {
      return [ResultRow(key("cluster_count"), .undefined(reason: error.reason))]
    }
    let least = max(Self.fewestRespondents, plan.suppresses ? plan.minimumCell : 0)
    guard common.rows.count >= least else {
      return [ResultRow(key("cluster_count"), .undefined(reason: "too_few_respondents"))]
    }
    let lists = mayList && common.rows.count <= Self.mostListed
    let scaling = lists ? try? ClassicalScaling(distances: common.distances.matrix) : nil
    let map = RespondentMap(
      common: common, names: names(common.rows, scaling), scaling: scaling, isCoded: isCoded,
      key: key)
    return map.clusterRows(listing: lists)
      + (mayList ? map.listedRows() : [])
  }

  /// The name of each respondent, or a code by its place along the first axis.
  private func names(_ rows: [Int], _ scaling: ClassicalScaling?) -> [String] {
    if plan.divergence.namesRespondents {
      return rows.map { row in
        data.respondentNames.isEmpty ? "\(row + 1)" : data.respondentNames[row]
      }
    }
    let width = "\(rows.count)".utf8.count
    let axes = scaling?.coordinates.columnCount ?? 0
    func place(_ row: Int) -> [Double] {
      // Rounded, so that roundoff does not order those who stand at one place.
      (0..<axes).map { ((scaling?.coordinates[row, $0] ?? 0) * 1e9).rounded() }
    }
    let order = rows.indices.map { (place($0), $0) }.sorted { a, b in
      a.0 == b.0 ? a.1 < b.1 : a.0.lexicographicallyPrecedes(b.0)
    }
    var names = [String](repeating: "", count: rows.count)
    for (number, (_, row)) in order.enumerated() {
      let digits = "\(number + 1)"
      names[row] = "R" + String(repeating: "0", count: width - digits.utf8.count) + digits
    }
    return names
  }
}

/// The respondents of one group by name, and what their distances say.
private struct RespondentMap {
  let common: CommonQuestions
  let names: [String]
  let scaling: ClassicalScaling?
  let isCoded: Bool
  let key: (String) -> ResultKey
  private let tree: AverageLinkage
  private let best: (clusters: GroupPartition, silhouettes: Silhouettes)?

  init(
    common: CommonQuestions, names: [String], scaling: ClassicalScaling?, isCoded: Bool,
    key: @escaping (String) -> ResultKey
  ) {
    self.common = common
    self.names = names
    self.scaling = scaling
    self.isCoded = isCoded
    self.key = key
    tree = AverageLinkage(common.distances.matrix)
    best = tree.bestPartition(common.distances.matrix)
  }

  private var matrix: Matrix { common.distances.matrix }
  private var count: Int { names.count }

  private func row(
    _ statistic: String, _ value: Double, item: String = "", level: String = "",
    method: String = "", flag: String = ""
  ) -> ResultRow {
    var key = key(statistic)
    key.item = item
    key.level = level
    return ResultRow(
      key, .estimate(Estimate(value: value, count: count, method: method)), flag: flag)
  }

  /// A number about single respondents: of codes it is given in hundredths.
  private func single(_ value: Double) -> Double {
    isCoded ? (value * 100).rounded() / 100 : value
  }

  /// How many clusters there are, how clear they are, and which questions tell them apart.
  func clusterRows(listing: Bool) -> [ResultRow] {
    guard let best else {
      return [ResultRow(key("cluster_count"), .undefined(reason: "no_clusters"))]
    }
    let clusters = best.clusters
    var rows = [
      row(
        "cluster_count", Double(clusters.groupCount), method: "average_linkage",
        flag: common.leftOut > 0 ? "respondents_left_out" : "")
    ]
    for number in 2...max(2, min(6, count - 1)) {
      let silhouettes = Silhouettes(matrix, tree.partition(clusters: number))
      rows.append(row("silhouette", silhouettes.mean, level: "\(number)"))
    }
    // The size of a cluster of one or two would point at them where respondents are not listed.
    if listing {
      for (cluster, size) in clusters.sizes.enumerated() {
        rows.append(row("cluster_size", Double(size), level: "\(cluster + 1)"))
      }
    }
    let deals = GroupDeals(clusters, seed: 0)
    let separation = QuestionSeparation(
      common.questions, rows: common.rows, deals: deals, isTested: false)
    for (place, question) in common.questions.enumerated() {
      guard let share = separation.betweenShares[place] else { continue }
      var row = row("cluster_separation", share.value)
      row.key.question = question.id
      rows.append(row)
    }
    return rows
  }

  /// One row a respondent, in the order of their names.
  func listedRows() -> [ResultRow] {
    guard count <= RespondentRows.mostListed else {
      return [ResultRow(key("mean_distance_to_others"), .undefined(reason: "too_many_to_list"))]
    }
    let order = names.indices.sorted { names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8) }
    let pooled = PooledDistances(common.questions, rows: common.rows)
    let medoids = best.map { Set($0.clusters.medoids(matrix)) } ?? []
    var rows: [ResultRow] = []
    for place in order {
      guard let mean = pooled.sum(ofRespondentAt: common.rows[place]).mean else { continue }
      rows.append(
        row("mean_distance_to_others", single(mean), item: names[place], method: "pooled_pairs"))
    }
    if let best {
      for place in order {
        let cluster = Double(best.clusters.codes[place] + 1)
        rows.append(
          row(
            "cluster", cluster, item: names[place], method: "average_linkage",
            flag: medoids.contains(place) ? "medoid" : ""))
        rows.append(
          row("silhouette_width", single(best.silhouettes.widths[place]), item: names[place]))
      }
    }
    return rows + mapRows(order) + (count <= RespondentRows.mostPaired ? pairRows() : [])
  }

  private func mapRows(_ order: [Int]) -> [ResultRow] {
    guard let scaling, scaling.coordinates.columnCount > 0, let fit = scaling.goodnessOfFit(axes: 2)
    else { return [ResultRow(key("goodness_of_fit"), .undefined(reason: "no_variation"))] }
    var rows = [row("goodness_of_fit", fit, method: "cmdscale")]
    for axis in 0..<scaling.coordinates.columnCount {
      for place in order {
        rows.append(
          row(
            "coordinate_\(axis + 1)", single(scaling.coordinates[place, axis]), item: names[place],
            method: "cmdscale"))
      }
    }
    return rows
  }

  /// The distance of each to each, and the tree of clusters, in the order in which both are drawn.
  private func pairRows() -> [ResultRow] {
    let order = tree.leafOrder(matrix)
    var rows = order.enumerated().map { place, leaf in
      row("leaf_order", Double(place + 1), item: names[leaf], method: "optimal_leaf_order")
    }
    for (place, first) in order.enumerated() {
      for second in order[(place + 1)...] {
        rows.append(
          row("distance", single(matrix[first, second]), item: names[first] + " – " + names[second])
        )
      }
    }
    func name(_ cluster: Int) -> String {
      cluster < count ? names[cluster] : "#\(cluster - count + 1)"
    }
    for (step, merge) in tree.merges.enumerated() {
      rows.append(
        row(
          "merge_height", single(merge.height), item: "#\(step + 1)",
          level: name(merge.left) + " + " + name(merge.right), method: "average_linkage"))
    }
    return rows
  }
}
