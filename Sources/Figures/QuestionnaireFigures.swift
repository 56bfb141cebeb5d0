import Charts
import Estimation
import Framework
import Graphics
import Localization
import Numerics
import ResultTables
import Results
import Surveys

/// One group of respondents in a round, of which single respondents are shown.
private struct ShownGroup {
  var groupBy: String
  var group: String
  var round: String
  var rows: [ResultRow]

  func value(_ statistic: String, _ item: String = "") -> Double? {
    rows.first { $0.key.statistic == statistic && $0.key.item == item }?.estimate?.value
  }

  /// The names of respondents that have a number, in the order of the rows.
  func items(_ statistic: String) -> [String] {
    rows.filter { $0.key.statistic == statistic && !$0.key.item.isEmpty && $0.estimate != nil }
      .map(\.key.item)
  }
}

extension FigureSource {
  /// The respondents of a group on a map, by cluster.
  ///
  /// - Parameters:
  ///   - group: The kind of actor or other group; empty for all respondents.
  ///   - groupBy: The dimension of the group; empty for all respondents.
  ///   - round: The round; empty for data without rounds.
  /// - Returns: nil where the results have no map of respondents.
  public func respondentMap(of group: String, of groupBy: String, round: String) -> Figure? {
    guard let shown = shownGroup("coordinate_1", group, groupBy, round) else { return nil }
    let names = shown.items("coordinate_1")
    let clusters = names.map { shown.value("cluster", $0).map { Int($0) } ?? 0 }
    let numbers = clusters.filter { $0 > 0 }
    let categories =
      numbers.isEmpty
      ? [say(es: "Respondentes", en: "Respondents")]
      : (1...(numbers.max() ?? 1)).map { say(es: "Conjunto \($0)", en: "Cluster \($0)") }
    let points = zip(names, clusters).map { name, cluster in
      MapChart.Point(
        name, x: shown.value("coordinate_1", name) ?? 0, y: shown.value("coordinate_2", name) ?? 0,
        category: max(0, cluster - 1))
    }
    let key = figureKey("map", shown)
    let chart = MapChart(
      frame: frame(
        key, say(es: "Quién contesta como quién", en: "Who answers like whom") + who(shown),
        shown.round, notes: mapNotes(shown)),
      categories: categories, points: points)
    let drawn = ["coordinate_1", "coordinate_2", "cluster", "goodness_of_fit"]
    return Figure(
      name: key, title: chart.frame.title,
      rows: shown.rows.filter { drawn.contains($0.key.statistic) },
      draw: { chart.scene(width: $0) })
  }

  private func mapNotes(_ shown: ShownGroup) -> [String] {
    var notes = [
      say(
        es: "Solo importan las distancias entre los puntos: cuanto más cerca, más parecidas las "
          + "respuestas.",
        en: "Only the distances between points matter: the nearer, the more alike the answers.")
    ]
    if let fit = shown.value("goodness_of_fit") {
      let share = NumberStyle(language).percent(fit)
      notes.append(
        say(
          es: "El mapa muestra el \(share) de las diferencias.",
          en: "The map shows \(share) of the differences."))
    }
    return notes
  }

  /// The distance of each respondent of a group to each, clusters side by side.
  ///
  /// - Returns: nil where the results have no distances of respondents.
  public func respondentHeatMap(of group: String, of groupBy: String, round: String) -> Figure? {
    guard let shown = shownGroup("leaf_order", group, groupBy, round) else { return nil }
    let names = shown.items("leaf_order")
    var marks: [String: Mark] = [:]
    for row in shown.rows where row.key.statistic == "distance" { marks[row.key.item] = mark(row) }
    let distances = names.enumerated().map { place, name in
      names[..<place].map { marks["\($0) – \(name)"] ?? .absent("") }
    }
    let clusters = names.map { shown.value("cluster", $0) ?? 0 }
    let key = figureKey("clusters", shown)
    let chart = ClusteredHeatMapChart(
      frame: frame(
        key,
        say(es: "Distancias entre respondentes", en: "Distances between respondents")
          + who(shown), shown.round),
      items: names.map { ClusteredHeatMapChart.Item($0, code: $0) }, distances: distances,
      format: .percent(),
      scaleLabel: say(
        es: "Distancia media, 100\u{A0}% = extremos opuestos",
        en: "Mean distance, 100% = opposite ends"),
      merges: merges(shown, names),
      heightLabel: say(es: "Distancia al unirse", en: "Distance at joining"),
      clusterSizes: runs(clusters))
    let drawn = ["leaf_order", "distance", "merge_height", "cluster"]
    return Figure(
      name: key, title: chart.frame.title,
      rows: shown.rows.filter { drawn.contains($0.key.statistic) },
      draw: { chart.scene(width: $0) })
  }

  /// The tree of the clusters, its leaves by place among the names.
  private func merges(_ shown: ShownGroup, _ names: [String]) -> [ClusteredHeatMapChart.Merge] {
    var places: [String: Int] = [:]
    for (place, name) in names.enumerated() { places[name] = place }
    var merges: [ClusteredHeatMapChart.Merge] = []
    for row in shown.rows where row.key.statistic == "merge_height" {
      let parts = row.key.level.split(separator: " + ", omittingEmptySubsequences: false)
      // A name may hold the sign itself: the parts are those that are known.
      let joint = parts.indices.dropFirst().compactMap { cut -> (Int, Int)? in
        let left = places[parts[..<cut].joined(separator: " + ")]
        let right = places[parts[cut...].joined(separator: " + ")]
        return left.flatMap { left in right.map { (left, $0) } }
      }.first
      guard let height = row.estimate?.value, let (first, second) = joint else { return [] }
      places[row.key.item] = names.count + merges.count
      merges.append(.init(first, second, height: height))
    }
    return merges
  }

  /// The lengths of stretches of equal numbers; empty where a number comes back.
  private func runs(_ numbers: [Double]) -> [Int] {
    var (lengths, seen) = ([Int](), Set<Double>())
    for (place, number) in numbers.enumerated() {
      if place > 0, numbers[place - 1] == number {
        lengths[lengths.count - 1] += 1
      } else {
        if !seen.insert(number).inserted { return [] }
        lengths.append(1)
      }
    }
    return lengths.count > 1 ? lengths : []
  }

  /// How far the answers of each two groups lie apart over all questions, and within each.
  ///
  /// - Returns: nil where fewer than two groups have a distance.
  public func groupDistances(by groupBy: String, round: String) -> Figure? {
    let rows = index.rows.filter {
      $0.key.analysis == "divergence" && $0.key.statistic == "mean_distance"
        && $0.key.groupBy == groupBy && $0.key.round == round && !$0.key.group.isEmpty
    }
    let groups = orderedGroups(distinct(rows.map(\.key.group)), of: groupBy)
    guard groups.count > 1, rows.contains(where: { $0.estimate != nil }) else { return nil }
    func cell(_ one: String, _ other: String) -> Mark {
      mark(
        rows.first { row in
          let pair = (row.key.group, row.key.versusGroup)
          return one == other
            ? pair == (one, "") : pair == (one, other) || pair == (other, one)
        })
    }
    let key = ["distances", groupBy, round].filter { !$0.isEmpty }.joined(separator: "-")
    let chart = HeatMapChart(
      frame: frame(
        key,
        say(es: "Qué tan lejos está cada grupo de los demás", en: "How far apart groups stand"),
        round,
        notes: [
          say(
            es: "En la diagonal, la distancia media dentro de cada grupo.",
            en: "On the diagonal the mean distance within each group.")
        ]),
      columns: groups.map { labels.shortGroup($0, of: groupBy) },
      rows: groups.map { own in
        HeatMapChart.Row(
          labels.group(own, of: groupBy), cells: groups.map { cell(own, $0) },
          count: count(rows.first { $0.key.group == own && $0.key.versusGroup.isEmpty }))
      }, format: .percent(),
      scaleLabel: say(
        es: "Distancia media, 100\u{A0}% = extremos opuestos",
        en: "Mean distance, 100% = opposite ends"))
    return Figure(
      name: key, title: chart.frame.title, rows: rows, draw: { chart.scene(width: $0) })
  }

  /// The questions ranked by how much of their differences stands between the groups.
  ///
  /// - Returns: nil where no question has such a share.
  public func separation(by groupBy: String, round: String, limit: Int = 20) -> Figure? {
    let rows = index.rows.filter {
      $0.key.analysis == "divergence" && $0.key.statistic == "between_share"
        && $0.key.groupBy == groupBy && $0.key.round == round && !$0.key.question.isEmpty
    }
    let shares = rows.filter { $0.estimate != nil }.enumerated().sorted {
      let (a, b) = ($0.element.estimate?.value ?? 0, $1.element.estimate?.value ?? 0)
      return a == b ? $0.offset < $1.offset : a > b
    }.prefix(limit).map(\.element)
    guard !shares.isEmpty else { return nil }
    // What is withheld is said, so that nobody takes a question for one on which groups agree.
    let withheld = rows.filter { $0.estimate == nil }
    let key = ["separation", groupBy, round].filter { !$0.isEmpty }.joined(separator: "-")
    let chart = RankedDotChart(
      frame: frame(
        key,
        say(es: "Preguntas que separan a los grupos", en: "The questions that set groups apart")
          + ": " + labels.dimension(groupBy).lowercasedFirst, round,
        notes: [
          say(
            es: "En color cálido, las que el azar no explica al considerar todas las preguntas "
              + "(5\u{A0}%).",
            en: "In the warm colour: what chance does not explain, over all questions (5%).")
        ]),
      rows: (shares + withheld).map { row in
        let p = row.estimate?.adjustedPValue ?? 1
        return RankedDotChart.Row(
          labels.shortQuestion(row.key.question), mark: mark(row), count: count(row),
          isEmphasized: p <= 0.05)
      },
      format: .percent(), domain: 0...1,
      axisLabel: say(
        es: "Parte de las diferencias que está entre los grupos",
        en: "Share of the differences that stands between the groups"),
      drawsBars: true)
    return Figure(
      name: key, title: chart.frame.title, rows: shares + withheld, draw: { chart.scene(width: $0) }
    )
  }

  /// The group that is asked for, or the first whose respondents are shown.
  private func shownGroup(
    _ statistic: String, _ group: String, _ groupBy: String, _ round: String
  ) -> ShownGroup? {
    let all = index.rows.filter {
      $0.key.analysis == "divergence" && $0.key.round == round && $0.key.question.isEmpty
    }
    let listed = all.filter {
      $0.key.statistic == statistic && !$0.key.item.isEmpty && $0.estimate != nil
    }
    let wanted = listed.filter {
      $0.key.group == group && (group.isEmpty || $0.key.groupBy == groupBy)
    }
    guard let first = (wanted.isEmpty && group.isEmpty ? listed : wanted).first else { return nil }
    return ShownGroup(
      groupBy: first.key.groupBy, group: first.key.group, round: round,
      rows: all.filter {
        $0.key.groupBy == first.key.groupBy && $0.key.group == first.key.group
          && $0.key.versusGroup.isEmpty
      })
  }

  private func who(_ shown: ShownGroup) -> String {
    shown.group.isEmpty ? "" : ": " + labels.group(shown.group, of: shown.groupBy)
  }

  private func figureKey(_ kind: String, _ shown: ShownGroup) -> String {
    [kind, shown.group, shown.round].filter { !$0.isEmpty }.joined(separator: "-")
  }
}
