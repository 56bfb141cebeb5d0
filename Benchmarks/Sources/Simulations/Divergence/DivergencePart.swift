/// The tables about the analysis of divergence.
struct DivergencePart {
  let repetitions: Int
  /// The seed of the analysis, not of the samples.
  let seed: UInt64

  func text() throws -> String {
    let error = 100 * (0.05 * 0.95 / Double(repetitions)).squareRoot()
    let parts =
      [
        "\(repetitions) samples a truth where they are drawn; the Monte Carlo standard error of a "
          + "rate near 5 or 95 % is \(error.text(2)) points."
      ] + (try intervals()) + (try tests()) + (try concordance())
    return parts.joined(separator: "\n\n")
  }

  private func intervals() throws -> [String] {
    let contrasts = ContrastCoverage(repetitions: repetitions, seed: seed)
    let sizes = [(6, 6), (7, 5), (4, 8), (3, 9), (10, 10), (15, 15)]
    return [
      "### The index of disagreement: lowest / median coverage in percent (mean width)",
      try IndexCoverage(repetitions: repetitions, seed: seed).table().text,
      "### Contrasts of two groups: lowest / median coverage in percent (mean width)",
      try contrasts.table(levels: [5], sizes: sizes).text,
      "Scales that played no part in finding the form of the intervals:",
      try contrasts.table(levels: [4, 7], sizes: [(6, 6), (3, 9), (10, 10)]).text,
      "### The change between two rounds: lowest / median coverage in percent (mean width)",
      try ChangeCoverage(repetitions: repetitions, seed: seed).table().text,
    ]
  }

  private func tests() throws -> [String] {
    let tests = PermutationLevels(seed: seed)
    let few = [(2, 2), (2, 4), (3, 3), (2, 6), (3, 5), (4, 4), (5, 5)]
    let sizes = [(6, 6), (7, 5), (4, 8), (3, 9)]
    return [
      "### Permutation tests of one question: rejections at 5 %, in percent, exact",
      try tests.rejections(sizes).text,
      "### Tests refused because no deal reaches 5 %, in percent of samples, exact",
      try tests.refusals(few + sizes).text,
      "### Six questions, seven and five respondents: any false rejection at 5 %, in percent",
      try FamilyLevels(repetitions: repetitions, seed: seed).table().text,
    ]
  }

  private func concordance() throws -> [String] {
    [
      "### Krippendorff's alpha over six questions: intervals by drawing respondents again",
      "\(repetitions / 2) samples a row.",
      // Each sample goes through the whole analysis, which takes many times as long.
      try AlphaCoverage(repetitions: repetitions / 2, seed: seed).table().text,
    ]
  }
}
