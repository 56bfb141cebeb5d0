import ArgumentParsing
import Contraste

/// What is asked of the data: the options that every analysis shares.
enum PlanOptions {
  static let by = Option.list(
    "by", "DIMENSION,…", help: "Dimensions to group by, each alone: columns of a bare file.")
  static let cross = Option.list(
    "cross", "A:B,…", help: "Dimensions to cross, joined by a colon.")
  static let interval = Option.choice(
    "interval", of: ProportionInterval.self, defaultText: "korn-graubard",
    help: "The confidence interval of a proportion.")
  static let confidence = Option.number(
    "confidence", "P", default: 0.95, between: 0, and: 1, help: "The level of all intervals.")
  static let tests = Option.choices(
    "tests", of: AssociationTest.self, defaultText: "rao-scott",
    help: "Tests of whether groups answer differently.")
  static let given = Option.text(
    "given", "DIMENSION", help: "Compare groups at each level of this dimension.")
  static let shares = Option.positiveNumbers(
    "shares", "P,…",
    help: "The shares that a test of goodness of fit expects, one an answer in order.",
    defaultText: "equal shares")
  static let family = Option.choice(
    "family", of: TestFamily.self, defaultText: "statistic",
    help: "Which p-values are adjusted together: those of a statistic over the run, of a statistic "
      + "and question, or all.")
  static let adjust = Option.choice(
    "adjust", of: PValueAdjustment.self, defaultText: "holm",
    help: "How p-values of one family are adjusted.")
  static let compare = Option.list(
    "compare", "A:B,…",
    help: "Pairs of rounds to compare besides the successive ones and first to last.")
  static let minimumCell = Option.integer(
    "minimum-cell", "N", default: 5, least: 1,
    help: "The fewest respondents a published number may stand for; a study may declare another.")
  static let noSuppression = Option.flag(
    "no-suppression", help: "Publish numbers of any cell, however small.")
  static let roundCounts = Option.flag(
    "round-counts",
    help: "Instead of withholding small groups, round all counts at random to multiples of "
      + "--minimum-cell, with shares of the rounded counts; nothing else is shown.")
  static let seed = Option.seed(
    "seed", "S", default: AnalysisPlan().seed, help: "The seed of what is drawn at random.")

  static let association = [
    OptionGroup("Groups", [by.declaration, cross.declaration, given.declaration]),
    OptionGroup(
      "Tests",
      [
        tests.declaration, shares.declaration, adjust.declaration, family.declaration,
        confidence.declaration, seed.declaration,
      ]),
  ]
  static let base = Option.choice(
    "base", of: AnswerBase.self, defaultText: "valid",
    help: "Shares of those who answered (valid), or of all who were asked, with the reasons for "
      + "having no answer beside the answers.")
  static let letters = Option.flag(
    "letters",
    help: "Compare every two groups: a letter beside a number names a group from which it is "
      + "significantly higher.")
  static let compareOptions = Option.flag(
    "compare-options",
    help: "Compare the options of questions with several answers, two by two and together.")
  static let pool = Option.choice(
    "pool", of: GroupPooling.self, defaultText: "no mean over groups",
    help: "Give the mean over the groups too: each group counting the same (equal), or each "
      + "respondent.")
  static let parts = Option.choices(
    "part", of: DivergencePart.self, defaultText: "all", help: "What is computed.")
  static let divergence = OptionGroup(
    "Divergence", [parts.declaration, pool.declaration])
  static let sensitivity = Option.flag(
    "sensitivity",
    help: "Make each score by other rules too: other weights, normalisation and mean; with the "
      + "best and worst place that each group and each indicator takes.")
  static let scores = OptionGroup("Scores", [pool.declaration, sensitivity.declaration])
  static let comparisons = OptionGroup(
    "Shares", [base.declaration, letters.declaration, compareOptions.declaration])

  static let groups = OptionGroup("Groups", [by.declaration, cross.declaration])
  static let inference = OptionGroup(
    "Errors and tests",
    [
      interval.declaration, confidence.declaration, tests.declaration, adjust.declaration,
      seed.declaration,
    ])
  /// For what publishes no groups of questions, so that no register is kept of it.
  static let cellLimits = OptionGroup(
    "Confidentiality", [minimumCell.declaration, noSuppression.declaration])
  static let confidentiality = OptionGroup(
    "Confidentiality",
    [minimumCell.declaration, noSuppression.declaration, RegisterOptions.register.declaration])
  /// For what consists of counts.
  static let confidentialityOfCounts = OptionGroup(
    "Confidentiality",
    [
      minimumCell.declaration, noSuppression.declaration, roundCounts.declaration,
      RegisterOptions.register.declaration,
    ])

  /// The plan that the options describe, over the defaults of the study.
  static func plan(_ arguments: ParsedArguments, of study: MonitoringStudy) throws -> AnalysisPlan {
    var plan = study.defaultPlan
    // A bare file holds what was asked for and nothing else; a pattern is no identifier.
    let multiples = try arguments.value(of: InputOptions.multiple)
    plan.questions = multiples.isEmpty ? try arguments.value(of: InputOptions.question) : []
    plan.groupings = try groupings(arguments)
    plan.interval = try arguments.value(of: interval) ?? plan.interval
    plan.confidence = try arguments.value(of: confidence)
    let chosen = try arguments.value(of: tests)
    if !chosen.isEmpty {
      plan.tests = chosen
      plan.testsDistributions = true
    }
    plan.adjustment = try arguments.value(of: adjust) ?? plan.adjustment
    plan.family = try arguments.value(of: family) ?? plan.family
    plan.given = try arguments.value(of: given)
    plan.expectedShares = try arguments.value(of: shares)
    plan.base = try arguments.value(of: base) ?? plan.base
    plan.comparesColumns = try arguments.value(of: letters)
    plan.comparesOptions = try arguments.value(of: compareOptions)
    try DisaggregationOptions.set(&plan, arguments)
    try confidentiality(arguments, of: &plan)
    plan.reliability = try ReliabilityOptions.declaration(
      arguments, over: plan.reliability, in: study.regime)
    plan.seed = try arguments.value(of: seed)
    plan.divergence.pooling = try arguments.value(of: pool)
    let parts = try arguments.value(of: parts)
    if !parts.isEmpty { plan.divergence.parts = Set(parts) }
    plan.testsSensitivity = try arguments.value(of: sensitivity)
    plan.divergence.namesRespondents = !plan.suppresses || !study.hidesRespondents
    try EstimateOptions.set(&plan, arguments)
    try TrendOptions.set(&plan, arguments)
    plan.roundComparisons = try pairs(arguments.value(of: compare), option: "--compare")
    return plan
  }

  /// Sets how small a published cell may be.
  static func confidentiality(
    _ arguments: ParsedArguments, of plan: inout AnalysisPlan
  ) throws {
    if arguments.has(minimumCell) { plan.minimumCell = try arguments.value(of: minimumCell) }
    plan.suppresses = try !arguments.value(of: noSuppression)
    guard arguments.has(roundCounts) else { return }
    plan.roundsCounts = true
    for other in [noSuppression.declaration.name, RegisterOptions.register.declaration.name]
    where arguments.givenNames.contains(other) {
      throw UsageError(
        "contradiction", "--round-counts publishes all groups with rounded counts",
        found: "--\(other)", hint: "leave out --\(other) or --round-counts")
    }
  }

  /// Each `--by` alone, then each `--cross`.
  static func groupings(_ arguments: ParsedArguments) throws -> [[String]] {
    try arguments.value(of: by).map { [$0] }
      + pairs(arguments.value(of: cross), option: "--cross", exactly: false)
  }

  static func pairs(
    _ texts: [String], option: String, exactly: Bool = true
  ) throws -> [[String]] {
    try texts.map { text in
      let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      let isWhole = exactly ? parts.count == 2 : parts.count >= 2
      guard isWhole, parts.allSatisfy({ !$0.isEmpty }), Set(parts).count == parts.count else {
        throw UsageError(
          "bad-option-value", "\(option) does not understand its value", found: text,
          expected: "different names joined by a colon, for instance "
            + (exactly ? "2018:2024" : "sex:age"))
      }
      return parts
    }
  }
}
