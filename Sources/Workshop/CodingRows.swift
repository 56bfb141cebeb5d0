import Agreement
import Estimation
public import Results

/// How far coders agree on the themes of items, and on which items they do not.
///
/// Over all items: `krippendorff_alpha_masi`, for sets of themes; where every coding has one theme
/// it is nominal alpha, named `krippendorff_alpha_nominal`, with `fleiss_kappa` and, for each two
/// coders, `cohen_kappa` beside it. For each theme (`level`) the same coefficients of whether it
/// was given. For each item `coder_disagreement`: the mean distance between two codings of it, from
/// 0 for the same themes to 1 for none in common.
///
/// Coders are no respondents: nothing is withheld.
///
/// - Parameter codings: The codings; nil gives no rows.
/// - Returns: The rows over all items, those of each theme, those of each item.
public func codingResults(_ codings: Codings?) -> [ResultRow] {
  guard let codings else { return [] }
  return CodingRows(codings: codings).rows
}

private struct CodingRows {
  let codings: Codings

  private func key(
    _ statistic: String, item: String = "", group: String = "", versus: String = "",
    level: String = ""
  ) -> ResultKey {
    WorkshopAnalysis.key(
      statistic, item: item, groupBy: "coder", group: group, versus: versus, level: level)
  }

  var rows: [ResultRow] {
    var rows: [ResultRow] = []
    if codings.sets.isMultiple {
      rows.append(
        row(key("krippendorff_alpha_masi"), codings.sets) { sets throws(UndefinedStatistic) in
          try sets.alpha()
        })
    } else {
      rows += coefficients(singleThemes, level: "")
    }
    for (place, theme) in codings.themes.enumerated() {
      rows += coefficients(codings.sets.presence(of: place), level: theme)
    }
    for (item, disagreement) in zip(codings.items, codings.sets.disagreements) {
      let coders = codings.sets.sets[codings.items.firstIndex(of: item) ?? 0].count { $0 != nil }
      let key = key("coder_disagreement", item: item)
      rows.append(
        disagreement.map { ResultRow(key, .estimate(Estimate(value: $0, count: coders))) }
          ?? ResultRow(key, .undefined(reason: "one_coder")))
    }
    return rows
  }

  /// Items by coders, where every coding is of one theme.
  private var singleThemes: Ratings {
    Ratings(
      codings.sets.sets.map { item in item.map { set in set?.first.map { Int32($0) } ?? -1 } },
      levelCount: codings.themes.count)
  }

  private func coefficients(_ ratings: Ratings, level: String) -> [ResultRow] {
    var rows = [
      row(key("krippendorff_alpha_nominal", level: level), ratings) {
        ratings throws(UndefinedStatistic) in
        try KrippendorffAlpha.nominal.value(of: ratings, scores: [])
      }
    ]
    if codings.coders.count > 2 {
      rows.append(
        row(key("fleiss_kappa", level: level), ratings) { ratings throws(UndefinedStatistic) in
          try fleissKappa(ratings)
        })
    }
    let coders = codings.coders
    for first in coders.indices {
      for second in coders.indices where second > first {
        let key = key("cohen_kappa", group: coders[first], versus: coders[second], level: level)
        do throws(UndefinedStatistic) {
          let kappa = try cohenKappa(
            column(first, ratings), column(second, ratings), levelCount: ratings.levelCount)
          rows.append(ResultRow(key, .estimate(Estimate(value: kappa.value, count: kappa.items))))
        } catch {
          rows.append(ResultRow(key, .undefined(reason: error.reason)))
        }
      }
    }
    return rows
  }

  private func column(_ coder: Int, _ ratings: Ratings) -> [Int32] {
    (0..<ratings.questionCount).map { ratings.levels[$0 * ratings.raterCount + coder] }
  }

  private func row<Codes>(
    _ key: ResultKey, _ codes: Codes,
    _ coefficient: (Codes) throws(UndefinedStatistic) -> Double
  ) -> ResultRow {
    let items = codings.sets.sets.count { item in item.count { $0 != nil } > 1 }
    do throws(UndefinedStatistic) {
      return ResultRow(key, .estimate(Estimate(value: try coefficient(codes), count: items)))
    } catch {
      return ResultRow(key, .undefined(reason: error.reason))
    }
  }
}
