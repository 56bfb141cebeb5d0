import Charts
import Framework
import Graphics
import Localization
import Numerics
import ResultTables
import Results

extension FigureSource {
  /// One question by two crossed dimensions: the first down, the second across, with their margins.
  ///
  /// Each reason why cells are withheld is said in words under the chart, with the groups.
  ///
  /// - Parameters:
  ///   - question: The identifier of the question.
  ///   - crossing: The two dimensions, joined as in `group_by`.
  ///   - round: The round; empty for data without rounds.
  ///   - minimumCell: The fewest respondents that are published, as the rows were made.
  /// - Returns: nil where no crossed group is there.
  public func intersection(
    of question: String, crossing: String, round: String, minimumCell: Int
  ) -> Figure? {
    let dimensions = ResultKey.parts(crossing)
    guard dimensions.count == 2 else { return nil }
    let about = index.rows(ofQuestion: question) {
      $0.analysis == "distribution" && $0.round == round && $0.item.isEmpty
    }
    let statistic = headline(of: about)
    let rows = about.filter { $0.key.statistic == statistic }
    let crossed = rows.filter { $0.key.groupBy == crossing }
    guard !crossed.isEmpty else { return nil }
    let levels = (0...1).map { place in
      orderedGroups(
        distinct(crossed.map { ResultKey.parts($0.key.group)[place] }),
        of: dimensions[place])
    }
    let down = levels[0].map { Optional($0) } + [nil]
    let across = levels[1].map { Optional($0) } + [nil]
    func row(_ first: String?, _ second: String?) -> ResultRow? {
      let own = Self.group(first, second, of: dimensions)
      return rows.first { $0.key.groupBy == own.groupBy && $0.key.group == own.group }
    }
    let found = down.map { first in across.map { row(first, $0) } }
    let all = say(es: "Todas las respuestas", en: "All answers")
    let key = ["intersection", question, crossing, round].filter { !$0.isEmpty }
      .joined(separator: "-")
    let chart = HeatMapChart(
      frame: frame(
        key, labels.question(question),
        [name(of: statistic), round].filter { !$0.isEmpty }.joined(separator: ", "),
        notes: withheldNotes(found.flatMap { $0.compactMap { $0 } }, minimumCell)),
      columns: across.map { $0.map { labels.group($0, of: dimensions[1]) } ?? all },
      rows: zip(down, found).map { first, cells in
        HeatMapChart.Row(
          first.map { labels.group($0, of: dimensions[0]) } ?? all, cells: cells.map(mark),
          cellCounts: cells.map(count))
      },
      format: format(of: statistic), domain: statistic == "favourable" ? 0...1 : nil,
      scaleLabel: name(of: statistic))
    return Figure(
      name: key, title: chart.frame.title, rows: found.flatMap { $0.compactMap { $0 } },
      draw: { chart.scene(width: $0) })
  }

  /// A cell, a margin or everyone, as the keys of rows name them.
  private static func group(
    _ first: String?, _ second: String?, of dimensions: [String]
  ) -> (groupBy: String, group: String) {
    let parts = zip(dimensions, [first, second]).compactMap { dimension, level in
      level.map { (dimension, $0) }
    }
    return (
      parts.map(\.0).joined(separator: ResultKey.crossing),
      parts.map(\.1).joined(separator: ResultKey.crossing)
    )
  }

  /// Which groups are withheld, and why: a sentence for each reason.
  func withheldNotes(_ rows: [ResultRow], _ minimumCell: Int) -> [String] {
    let reasons: [(Suppression, String)] = [
      (
        .primary,
        say(
          es: "Se reserva por tener menos de \(minimumCell) respuestas: ",
          en: "Withheld, fewer than \(minimumCell) answers: ")
      ),
      (
        .sameAnswer,
        say(
          es: "Se reserva porque diría qué contestó cada persona: ",
          en: "Withheld, as it would tell what everybody answered: ")
      ),
      (
        .complementary,
        say(
          es: "Se reserva para que lo anterior no pueda deducirse: ",
          en: "Withheld so that those cannot be worked out: ")
      ),
    ]
    return reasons.compactMap { reason, words in
      let groups = rows.filter { $0.outcome == .suppressed(reason) }.map { row in
        ResultKey.parts(labels.group(row.key.group, of: row.key.groupBy))
          .map(\.lowercasedFirst).joined(separator: ResultKey.crossing)
      }
      return groups.isEmpty ? nil : words + groups.joined(separator: "; ") + "."
    }
  }
}
