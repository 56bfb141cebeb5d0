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
    checkDocuments(at: path.key("documents"))
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

  private mutating func checkDocuments(at path: StudyPath) {
    requireDistinct(study.audit.documents.map(\.id)) { path.item($0).key("id") }
    for (index, document) in study.audit.documents.enumerated() {
      let item = path.item(index)
      require(
        document.round ?? "", among: study.rounds.map(\.id), kind: "round", at: item.key("round"))
      require(
        document.question ?? "", among: study.questions.map(\.id), kind: "question",
        at: item.key("question"))
      checkOption(of: document, at: item)
      if let page = document.page, page < 1 {
        report(
          "bad-page", "a page has a number from 1", at: item.key("page"), found: "\(page)",
          expected: "1 or more")
      }
    }
  }

  /// A question with several answers asks about a document by one of its options.
  private mutating func checkOption(of document: FrameworkDocument, at item: StudyPath) {
    guard let question = document.question.flatMap({ study.question($0) }) else {
      if document.question == nil, let option = document.option {
        report(
          "option-without-question", "there is an option, and no question that has it",
          at: item.key("option"), found: option, expected: "the question of the option",
          hint: "add question:")
      }
      return
    }
    if question.kind == .multiple, document.option == nil {
      report(
        "missing-key", "the question «\(question.id)» has several answers, and none is named",
        at: item.key("question"), found: question.id,
        expected: "option, one of \(question.options.map(\.id).joined(separator: ", "))",
        hint: "add the key option:")
    } else if let option = document.option {
      if question.options.isEmpty {
        report(
          "option-of-single-question", "the question «\(question.id)» has no options",
          at: item.key("option"), found: option, expected: "no option", hint: "remove option:")
      } else {
        require(
          option, among: question.options.map(\.id), kind: "option", at: item.key("option"))
      }
    }
  }
}
