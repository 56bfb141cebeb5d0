public import Estimation

/// Cohen's kappa: how far two coders put the same items into the same classes, beyond chance.
///
/// (*p*ₒ − *p*ₑ)/(1 − *p*ₑ), with *p*ₒ the share of items that both put into one class and *p*ₑ the
/// share expected if each kept its own frequencies and dealt them out at random. Only items that
/// both coded count.
///
/// - Parameters:
///   - first: The class of each item by the first coder, below zero where it coded none.
///   - second: The same of the second coder.
///   - levelCount: The number of classes.
/// - Returns: The coefficient, at most 1, and the items that both coded.
/// - Throws: `no_common_items` where no item was coded by both, `no_variation` where both put every
///   item into the same class: chance alone then explains all.
/// - Precondition: as many items of both, every class below `levelCount`.
/// - Reference: Cohen (1960), *Educ. Psychol. Meas.* 20, 37–46.
/// - Checked against: R `psych::cohen.kappa`, Python statsmodels, `References/workshop`.
public func cohenKappa(
  _ first: [Int32], _ second: [Int32], levelCount: Int
) throws(UndefinedStatistic) -> (value: Double, items: Int) {
  precondition(first.count == second.count, "as many items of both")
  var margins = [[Double]](repeating: [Double](repeating: 0, count: levelCount), count: 2)
  var (items, alike) = (0, 0)
  for (a, b) in zip(first, second) where a >= 0 && b >= 0 {
    items += 1
    if a == b { alike += 1 }
    margins[0][Int(a)] += 1
    margins[1][Int(b)] += 1
  }
  guard items > 0 else { throw UndefinedStatistic("no_common_items") }
  let n = Double(items)
  let expected = zip(margins[0], margins[1]).reduce(0) { $0 + $1.0 * $1.1 }
  guard expected < n * n else { throw UndefinedStatistic("no_variation") }
  return ((Double(alike) * n - expected) / (n * n - expected), items)
}

/// Fleiss's kappa: agreement of the same number of coders on every item, beyond chance.
///
/// Coders need not be the same from item to item. Chance is that of coders who all deal out the
/// frequencies of the classes over all codings.
///
/// - Parameter ratings: Items by coders; an item without any coding is left out.
/// - Returns: At most 1.
/// - Throws: `unequal_coders` where items have different numbers of codings, `no_common_answers`
///   where no item has two, `no_variation` where all codings are of one class.
/// - Reference: Fleiss (1971), *Psychol. Bull.* 76, 378–382.
/// - Checked against: Python statsmodels, `References/workshop`.
public func fleissKappa(_ ratings: Ratings) throws(UndefinedStatistic) -> Double {
  let counts = RatingCounts(ratings)
  let levels = counts.levelCount
  let items = (0..<counts.questionCount)
    .map { counts.counts[($0 * levels)..<(($0 + 1) * levels)] }
    .filter { $0.contains { $0 > 0 } }
  let sizes = items.map { $0.reduce(0, +) }
  guard let coders = sizes.first, coders > 1 || sizes.contains(where: { $0 > 1 }) else {
    throw UndefinedStatistic("no_common_answers")
  }
  guard sizes.allSatisfy({ $0 == coders }) else { throw UndefinedStatistic("unequal_coders") }
  let n = Double(items.count)
  let agreement =
    items.reduce(0) { $0 + ($1.reduce(0) { $0 + $1 * $1 } - coders) } / (n * coders * (coders - 1))
  let chance = (0..<levels).reduce(0.0) { sum, level in
    let share = items.reduce(0) { $0 + $1[$1.startIndex + level] } / (n * coders)
    return sum + share * share
  }
  guard chance < 1 - 1e-12 else { throw UndefinedStatistic("no_variation") }
  return (agreement - chance) / (1 - chance)
}
