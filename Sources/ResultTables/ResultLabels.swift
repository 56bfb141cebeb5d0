public import Framework
public import Localization
import Numerics
import Results

/// The words of a study for the keys of results, in one language.
///
/// A key without a label in the study is shown as it stands in the data.
public struct ResultLabels: Sendable {
  public let study: Study
  public let language: Language

  public init(study: Study, language: Language) {
    self.study = study
    self.language = language
  }

  /// The text of a question, or its identifier where it has none.
  public func question(_ id: String) -> String {
    guard let question = study.question(id) else {
      return study.indicator(id)?.label[language] ?? id
    }
    return nonEmpty(question.text[language], else: id)
  }

  /// A few words for a question.
  public func shortQuestion(_ id: String) -> String {
    guard let question = study.question(id) else { return self.question(id) }
    return nonEmpty(question.short[language], else: self.question(id))
  }

  /// The option of a multiple-choice question.
  public func item(_ item: String, question id: String) -> String {
    guard let option = study.question(id)?.options.first(where: { $0.id == item }) else {
      return item
    }
    return nonEmpty(option.label[language], else: item)
  }

  /// The name of a dimension, or of several that are crossed.
  ///
  /// A dimension that is given stands behind: groups are compared within its levels.
  public func dimension(_ groupBy: String) -> String {
    let parts = groupBy.parts(separatedBy: ResultKey.given)
    if parts.count == 2 {
      let within = LocalizedText(es: "dentro de", en: "within")[language]
      return "\(dimension(parts[0])), \(within) \(dimension(parts[1]))"
    }
    return groupBy.parts(separatedBy: ResultKey.crossing).map { id in
      if let dimension = study.dimension(id) {
        return nonEmpty(dimension.label[language], else: id)
      }
      if isActor(id) { return Vocabulary.actor[language] }
      if isRound(id) { return Vocabulary.round[language] }
      return id
    }.joined(separator: ResultKey.crossing)
  }

  /// The name of a dimension or question that enters a model as a number.
  func variable(_ id: String) -> String {
    study.dimension(id) == nil && study.question(id) != nil ? shortQuestion(id) : dimension(id)
  }

  /// The name of a group; the overall has the name “All”.
  public func group(_ group: String, of groupBy: String) -> String {
    if group.isEmpty { return Vocabulary.overall[language] }
    if group == "rest" { return Vocabulary.rest[language] }
    let dimensions = groupBy.parts(separatedBy: ResultKey.crossing)
    let levels = group.parts(separatedBy: ResultKey.crossing)
    guard dimensions.count == levels.count else { return group }
    return zip(dimensions, levels).map(level).joined(separator: ResultKey.crossing)
  }

  /// The name of a group where there is little room: kinds of actor by their short names.
  public func shortGroup(_ group: String, of groupBy: String) -> String {
    if isActor(groupBy), let actor = study.actor(group) {
      return nonEmpty(actor.short[language], else: self.group(group, of: groupBy))
    }
    return self.group(group, of: groupBy)
  }

  private func level(of dimension: String, _ id: String) -> String {
    let label: LocalizedText? =
      if let dimension = study.dimension(dimension) {
        dimension.levels.first { $0.id == id }?.label
      } else if isActor(dimension) {
        study.actor(id)?.label
      } else {
        nil
      }
    return label.map { nonEmpty($0[language], else: id) } ?? missing(id)
  }

  /// The answer that a level of a question stands for, or the reason why there is none.
  public func answer(_ level: String, question id: String) -> String {
    guard let question = study.question(id), let scale = study.scale(question.scale),
      let found = scale.levels.first(where: { $0.code == level })
    else { return missing(level) }
    return nonEmpty(found.label[language], else: level)
  }

  /// The levels of a question in their order, by code; empty where the study declares none.
  public func levels(ofQuestion id: String) -> [String] {
    guard let question = study.question(id) else { return [] }
    return study.scale(question.scale)?.levels.map(\.code) ?? []
  }

  private func missing(_ id: String) -> String {
    if let declared = study.missingAnswers.first(where: { $0.reason == id }) {
      return nonEmpty(declared.label[language], else: Vocabulary.term(id, language))
    }
    return Vocabulary.contains(id) ? Vocabulary.term(id, language) : id
  }

  /// Whether a dimension tells kinds of actor apart.
  func isActor(_ id: String) -> Bool { id == "actor" || id == study.data.actorColumn }

  private func isRound(_ id: String) -> Bool { id == "round" || id == study.data.roundColumn }

  private func nonEmpty(_ text: String, else fallback: String) -> String {
    text.isEmpty ? fallback : text
  }
}
