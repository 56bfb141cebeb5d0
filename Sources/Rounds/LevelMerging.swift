import Diagnostics
import Framework
import Localization
import Surveys
import Tabular

/// A dimension whose levels are taken together by its merges, in order.
///
/// A merge by size looks at every round in which somebody stated the dimension: one round with too
/// few merges the levels in all, so that rounds stay comparable.
struct LevelMerging {
  private(set) var declaration: Dimension
  private(set) var coded: SurveyDimension
  /// The merges that were made, by their place.
  private(set) var made: [Int] = []
  private let rounds: [Int32]
  private var parts: [String: [String]] = [:]

  init(_ declaration: Dimension, _ coded: SurveyDimension, rounds: [Int32]) {
    self.declaration = declaration
    self.coded = coded
    self.rounds = rounds
    for (place, merge) in declaration.merges.enumerated() { apply(merge, place) }
    let merges = declaration.merges
    self.declaration.madeMerges = made.map { merges[$0] }
  }

  private mutating func apply(_ merge: Dimension.Merge, _ place: Int) {
    // A level of an earlier merge that was not made stands for its own levels.
    let names = merge.levels.flatMap { name in
      coded.levels.contains(name) ? [name] : parts[name] ?? []
    }
    parts[merge.id] = names
    let members = names.compactMap { coded.levels.firstIndex(of: $0) }
    guard members.count > 1, let first = members.min() else { return }
    if let below = merge.below, !hasFewer(than: below, members) { return }
    var places: [Int32] = []
    var next: Int32 = 0
    for level in coded.levels.indices {
      if members.contains(level), level != first {
        places.append(-1)
      } else {
        places.append(next)
        next += 1
      }
    }
    let joined = places[first]
    for level in members { places[level] = joined }
    for row in coded.codes.indices where coded.codes[row] >= 0 {
      coded.codes[row] = places[Int(coded.codes[row])]
    }
    let kept = coded.levels.indices.filter { !members.contains($0) || $0 == first }
    coded.levels = kept.map { $0 == first ? merge.id : coded.levels[$0] }
    let levels = declaration.levels
    declaration.levels = kept.map {
      $0 == first ? Dimension.Level(id: merge.id, label: merge.label) : levels[$0]
    }
    if let reference = declaration.reference, names.contains(reference) {
      declaration.reference = merge.id
    }
    made.append(place)
  }

  /// Whether one of the levels has fewer respondents than that in some round.
  private func hasFewer(than least: Int, _ members: [Int]) -> Bool {
    let roundCount = Int(rounds.max() ?? 0) + 1
    var counts = [[Int]](
      repeating: [Int](repeating: 0, count: coded.levels.count), count: roundCount)
    for row in coded.codes.indices where coded.codes[row] >= 0 {
      let round = rounds.isEmpty ? 0 : Int(rounds[row])
      if round >= 0 { counts[round][Int(coded.codes[row])] += 1 }
    }
    return counts.contains { levels in
      levels.contains { $0 > 0 } && members.contains { levels[$0] < least }
    }
  }
}

extension StudyAssembly {
  /// The dimensions with their merges made, in the data and in the codebook, and remarks on each.
  mutating func merged(
    _ dimensions: [SurveyDimension]
  ) -> (codebook: Study, dimensions: [SurveyDimension]) {
    var (codebook, result) = (study, dimensions)
    for (index, dimension) in dimensions.enumerated() {
      let declaration = study.dimensions[index]
      guard !declaration.merges.isEmpty else { continue }
      let merging = LevelMerging(declaration, dimension, rounds: roundCodes)
      codebook.dimensions[index] = merging.declaration
      result[index] = merging.coded
      for (place, merge) in declaration.merges.enumerated() {
        let isMade = merging.made.contains(place)
        faults.append(
          merge.remark(
            of: declaration.id, isMade: isMade,
            at: places.dimension(index, "merge", item: place)))
      }
    }
    return (codebook, result)
  }
}

extension Dimension.Merge {
  /// What became of a merge, for those who check the data.
  func remark(of dimension: String, isMade: Bool, at place: Place?) -> Diagnostic {
    let rule = below.map { "fewer than \($0) respondents of one of them in some round" }
    return Diagnostic(
      .badData, isMade ? "levels-merged" : "levels-not-merged",
      isMade
        ? "\(listed(levels)) of the dimension «\(dimension)» are taken together as «\(id)»"
        : "\(listed(levels)) of the dimension «\(dimension)» stay apart: each is large enough",
      severity: .note, at: place, found: isMade ? rule : nil)
  }
}
