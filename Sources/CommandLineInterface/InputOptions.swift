import ArgumentParsing
import Contraste

/// How a bare data file is to be read; a study folder declares all this itself.
enum InputOptions {
  static let question = Option.list(
    "question", "ID,…", help: "The questions: columns of a bare file, identifiers of a study.",
    defaultText: "all of a study; a bare file needs them")
  /// Only of commands that read numbers.
  static let numeric = Option.list(
    "numeric", "COLUMN,…", help: "Columns of numbers of a bare file, such as an income or an age.")
  static let multiple = Option.list(
    "multiple", "NAME,…",
    help: "Questions with several answers: a column of delimited cells, columns NAME/… or NAME_…, "
      + "or a pattern such as 'c4_*'.")
  static let delimiter = Option.text(
    "delimiter", "TEXT", help: "What stands between the answers of one cell.",
    defaultText: "what the cells suggest")
  static let exclusive = Option.list(
    "exclusive", "OPTION,…", help: "Options that exclude the others, such as none.")
  static let levels = Option.list(
    "levels", "CODE,…", help: "The answers in their order.",
    defaultText: "the distinct answers, numbers in numeric order, text by code point")
  static let roundColumn = Option.text(
    "round-column", "COLUMN", help: "The column of the round, for changes between rounds.")
  static let actorColumn = Option.text(
    "actor-column", "COLUMN", help: "The column of the kind of actor.")
  static let respondentColumn = Option.text(
    "respondent-column", "COLUMN",
    help: "The column that tells who answered, the same code in every round.")
  static let missing = Option.list(
    "missing", "CODE,…", help: "Codes that are no answer. Empty fields and NA always are.")
  static let weight = Option.text("weight", "COLUMN", help: "The column of weights.")
  static let strata = Option.list(
    "strata", "COLUMN,…", help: "The columns of strata, one a stage; none for a stage without.")
  static let clusters = Option.list(
    "clusters", "COLUMN,…",
    help: "The columns of clusters, one a stage, nested in their stratum.")
  static let clusterCodes = Option.choice(
    "cluster-codes", of: SurveyDesign.ClusterCodes.self, defaultText: "nested",
    help: "Whether a code names another cluster in each stratum (nested), or one alone (unique).")
  static let fpc = Option.list(
    "fpc", "COLUMN|N,…",
    help: "For each stage the number of its clusters (or people) in the population of the "
      + "stratum, or the fraction of them that was drawn.")
  static let lonely = Option.choice(
    "lonely", of: LonelyStratumRule.self, defaultText: "fail",
    help: "What to do with a stratum of one cluster.")
  static let regime = Option.choice(
    "regime", of: RegimeName.self,
    defaultText: "sample",
    help: "Whether answers stand for a population (sample) or for themselves (actors).")

  static let group = OptionGroup(
    "Data of a bare file",
    [
      question.declaration, multiple.declaration, delimiter.declaration, exclusive.declaration,
      levels.declaration, missing.declaration,
      roundColumn.declaration,
      actorColumn.declaration, respondentColumn.declaration,
    ])
  static let design = OptionGroup(
    "Design of a bare file",
    [
      weight.declaration, strata.declaration, clusters.declaration, clusterCodes.declaration,
      fpc.declaration,
      lonely.declaration, regime.declaration,
    ] + ReplicateOptions.declarations + WeightingOptions.group.options)

  static let input = PositionalDeclaration(
    "STUDY|FILE", help: "A study folder (or its study.yaml), or a data file in CSV.")

  static let studyInput = PositionalDeclaration(
    "STUDY", help: "A study folder, or its study.yaml.")
}
