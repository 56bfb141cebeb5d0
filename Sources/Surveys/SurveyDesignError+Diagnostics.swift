import Diagnostics

extension SurveyDesignError {
  func diagnostics(at place: Place?) -> [Diagnostic] {
    switch self {
    case .lonelyStrata(let strata): strata.map { lonely($0, place) }
    case .nothingToAverage(let strata): strata.map { notAveraged($0, place) }
    default: [fault(of: place)]
    }
  }

  private func fault(of place: Place?) -> Diagnostic {
    let location = place == nil ? row.map { " (data row \($0 + 1))" } ?? "" : ""
    return switch self {
    case .badWeight(_, let value):
      Diagnostic(
        .badData, "bad-weight", "a weight cannot be used" + location, at: place,
        found: value.isNaN ? "no number" : "\(value)",
        expected: "a finite number that is not negative",
        hint: "give the rows to leave out the weight 0")
    case .missingStratum(_, let stage):
      Diagnostic(
        .badData, "missing-stratum", "a row has no stratum" + suffix(stage) + location, at: place,
        found: "an empty field", expected: "the code of a stratum")
    case .missingCluster(_, let stage):
      Diagnostic(
        .badData, "missing-cluster", "a row has no cluster" + suffix(stage) + location, at: place,
        found: "an empty field", expected: "the code of a cluster")
    case .clusterInTwoStrata(let cluster, _, let first, let second):
      Diagnostic(
        .badData, "cluster-in-two-strata",
        "the cluster “\(cluster)” stands in two strata"
          + location, at: place, found: "stratum “\(second)”",
        expected: "stratum “\(first)”, as in its earlier rows",
        hint: "where a code names another cluster in each stratum, say so: --cluster-codes nested")
    case .wrongLength(let column, let found, let expected):
      Diagnostic(
        .badData, "wrong-length", "the column of \(column) does not have one value a row",
        at: place, found: "\(found)", expected: "\(expected)")
    case .stageWithoutClusters(let stage):
      Diagnostic(
        .badData, "stage-without-clusters", "stage \(stage) has no clusters, and another follows",
        at: place, expected: "the clusters of every stage but the last",
        hint: "only the respondents themselves can be drawn in a stage without clusters")
    default: populationFault(of: place, location)
    }
  }

  private func populationFault(of place: Place?, _ location: String) -> Diagnostic {
    switch self {
    case .badPopulation(_, let value, let stage):
      Diagnostic(
        .badData, "bad-population", "a population size cannot be used" + suffix(stage) + location,
        at: place, found: value.isNaN ? "no number" : "\(value)", expected: "a positive number")
    case .mixedPopulations(_, let fraction, let count, let stage):
      Diagnostic(
        .badData, "mixed-populations",
        "population sizes are fractions in some rows and counts in others" + suffix(stage)
          + location, at: place, found: "\(fraction) and \(count)",
        expected: "counts of 1 or more throughout, or fractions of 1 or less")
    case .populationTooSmall(let stratum, let population, let sample, let stage):
      Diagnostic(
        .badData, "population-too-small",
        "the population \(of(stratum))is smaller than its sample" + suffix(stage),
        at: place, found: "population \(population)",
        expected: "at least \(sample), its clusters",
        hint: "the population counts the units of its own stage: in the first stage first-stage "
          + "units, not respondents")
    case .populationVaries(let stratum, _, let first, let second, let stage):
      Diagnostic(
        .badData, "population-varies",
        "the population size changes within \(within(stratum))" + suffix(stage), at: place,
        found: "\(second)", expected: "\(first), as in its earlier rows")
    case .weightsUnknown(let stage):
      Diagnostic(
        .badData, "weights-unknown",
        "weights do not follow from population sizes that are not known at every stage",
        at: place, found: "no finite population sizes at stage \(stage)", expected: "weights",
        hint: "name the column of weights, or the population sizes of all stages")
    default:
      Diagnostic(.badData, "bad-design", "the design cannot be used", at: place)
    }
  }

  /// A later stage is named; the first goes without saying.
  private func suffix(_ stage: Int) -> String { stage > 1 ? " at stage \(stage)" : "" }

  private func within(_ stratum: String) -> String {
    stratum.isEmpty ? "the whole sample" : "stratum “\(stratum)”"
  }

  /// A design without strata has one, without a name.
  private func of(_ stratum: String) -> String {
    stratum.isEmpty ? "" : "of stratum “\(stratum)” "
  }

  private func size(_ stratum: LonelyStratum) -> String {
    let answers = stratum.rowCount == 1 ? "1 respondent" : "\(stratum.rowCount) respondents"
    return "1 cluster with \(answers)"
  }

  private func lonely(_ stratum: LonelyStratum, _ place: Place?) -> Diagnostic {
    Diagnostic(
      .badData, "lonely-stratum",
      "stratum “\(stratum.label)” has a single cluster" + suffix(stratum.stage), at: place,
      found: size(stratum), expected: "two clusters or more",
      hint: "merge it with a similar stratum, or choose --lonely certainty (it was sure to be "
        + "taken), adjust (conservative), average or remove")
  }

  private func notAveraged(_ stratum: LonelyStratum, _ place: Place?) -> Diagnostic {
    Diagnostic(
      .badData, "nothing-to-average",
      "stratum “\(stratum.label)” has a single cluster and no stratum beside it"
        + suffix(stratum.stage), at: place, found: size(stratum),
      expected: "another stratum of the same stage with two clusters or more",
      hint: "the rule average has nothing to take the average of: choose --lonely adjust, "
        + "certainty or remove")
  }
}
