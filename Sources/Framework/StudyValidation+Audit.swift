// The checks of what the audit reads: everything it names is declared, and each thing once.
extension StudyValidation {
  mutating func checkAudit() {
    let path = StudyPath("audit")
    if let sex = study.audit.sexDimension {
      require(
        sex, among: study.dimensions.map(\.id), kind: "dimension", at: path.key("sex-dimension"))
    }
    checkRelative(study.audit.checklist ?? "", at: path.key("checklist"))
    checkPromises(at: path.key("disaggregation"))
  }

  private mutating func checkPromises(at path: StudyPath) {
    for (index, promise) in study.audit.promises.enumerated() {
      let item = path.item(index)
      require(
        promise.indicator, among: study.indicators.map(\.id), kind: "indicator",
        at: item.key("indicator"))
      require(
        promise.dimension, among: study.dimensions.map(\.id), kind: "dimension",
        at: item.key("dimension"))
      if let level = promise.level, let dimension = study.dimension(promise.dimension) {
        require(level, among: dimension.levels.map(\.id), kind: "level", at: item.key("level"))
      }
      if promise.year != nil, promise.target == nil {
        report(
          "year-without-target", "there is a year, and no target to be met by it",
          at: item.key("year"), found: promise.year.map { "\($0)" }, expected: "a target",
          hint: "add target:, or remove year:")
      }
    }
    requireDistinct(
      study.audit.promises.map { promise in
        [promise.indicator, promise.dimension, promise.level ?? ""]
          .filter { !$0.isEmpty }.joined(separator: ", ")
      }, what: "disaggregation", code: "promised-twice"
    ) { path.item($0).key("indicator") }
  }
}
