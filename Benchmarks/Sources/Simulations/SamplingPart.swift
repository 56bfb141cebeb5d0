/// The tables about estimates and tests of samples with a design.
struct SamplingPart {
  let repetitions: Int

  func text() throws -> String {
    let coverage = CoverageSimulation(repetitions: repetitions)
    let levels = LevelSimulation(repetitions: repetitions)
    let error = 100 * (0.05 * 0.95 / Double(repetitions)).squareRoot()
    let parts = [
      "\(repetitions) samples a row; the Monte Carlo standard error of a rate near 5 or 95 % is "
        + "\(error.text(2)) points.",
      "### Intervals of a share: coverage in percent (mean width)",
      try coverage.proportions().text,
      "### Intervals of a mean score and a median: coverage in percent (mean width)",
      try coverage.scores().text,
      "### Tests of whether distributions differ: rejections at 5 %, in percent",
      try levels.independence().text,
      "### Kruskal–Wallis by errors and reference distribution: rejections at 5 %, in percent",
      try levels.ranks().text,
    ]
    return parts.joined(separator: "\n\n")
  }
}
