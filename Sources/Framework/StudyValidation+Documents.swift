// The checks of documents: each stands once, and what is read in it names what there is.
extension StudyValidation {
  mutating func checkDocuments() {
    let path = StudyPath("documents")
    requireDistinct(study.documents.map(\.id)) { path.item($0).key("id") }
    for (index, document) in study.documents.enumerated() {
      guard let reading = document.reading else { continue }
      let item = path.item(index)
      require(
        reading.round ?? "", among: study.rounds.map(\.id), kind: "round", at: item.key("round"))
      require(
        reading.question ?? "", among: study.questions.map(\.id), kind: "question",
        at: item.key("question"))
      checkOption(of: reading, at: item)
      if let page = reading.page, page < 1 {
        report(
          "bad-page", "a page has a number from 1", at: item.key("page"), found: "\(page)",
          expected: "1 or more")
      }
    }
  }

  /// A question with several answers asks about a document by one of its options.
  private mutating func checkOption(of reading: StudyDocument.GenderReading, at item: StudyPath) {
    guard let question = reading.question.flatMap({ study.question($0) }) else {
      if reading.question == nil, let option = reading.option {
        report(
          "option-without-question", "there is an option, and no question that has it",
          at: item.key("option"), found: option, expected: "the question of the option",
          hint: "add question:")
      }
      return
    }
    if question.kind == .multiple, reading.option == nil {
      report(
        "missing-key", "the question «\(question.id)» has several answers, and none is named",
        at: item.key("question"), found: question.id,
        expected: "option, one of \(question.options.map(\.id).joined(separator: ", "))",
        hint: "add the key option:")
    } else if let option = reading.option {
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
