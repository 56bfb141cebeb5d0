public import Framework
public import Localization

extension Dimension.Unit {
  /// Whom a characteristic describes, as a sentence.
  public var sentence: LocalizedText {
    switch self {
    case .person:
      LocalizedText(
        es: "Describe a la persona que responde.", en: "Describes the person answering.")
    case .household:
      LocalizedText(
        es: "Describe al hogar de la persona que responde.",
        en: "Describes the household of the person answering.")
    case .organisation:
      LocalizedText(es: "Describe a la organización.", en: "Describes the organisation.")
    case .beneficiaries:
      LocalizedText(es: "Describe a la población beneficiaria.", en: "Describes the beneficiaries.")
    }
  }
}

extension ResultLabels {
  /// What must be known of a dimension beside every table and chart of it: whom it describes, to
  /// whom it does not apply, and which of its groups were taken together.
  ///
  /// - Parameter groupBy: A dimension, or several that are crossed or given.
  /// - Returns: One text a dimension of the codebook; nothing for a file without one, which does
  ///   not say whom its columns describe.
  public func dimensionNotes(_ groupBy: String) -> [String] {
    groupBy.split(separator: " | ").flatMap { $0.split(separator: " × ") }.compactMap { part in
      study.dimension(String(part)).flatMap(note)
    }
  }

  private func note(_ dimension: Dimension) -> String? {
    // A bare file has no codebook, and no column of respondents.
    let isBare = study.data.respondentColumn.isEmpty
    let describes = isBare ? "" : dimension.describes.sentence[language]
    var parts = [describes]
    if let actors = dimension.appliesTo {
      let outside = study.actors.filter { !actors.contains($0.id) }.map { $0.label[language] }
      if !outside.isEmpty {
        let start = LocalizedText(es: "No se aplica a: ", en: "Does not apply to: ")[language]
        parts.append(start + outside.joined(separator: "; ") + ".")
      }
    }
    for merge in dimension.madeMerges {
      let size = merge.below.map { below in
        LocalizedText(
          es: ", porque alguna tiene menos de \(below) respuestas en alguna ronda",
          en: ", since one has fewer than \(below) respondents in some round")[language]
      }
      let start = LocalizedText(es: "reúne ", en: "takes together ")[language]
      let names = merge.levels.joined(separator: ", ")
      parts.append("«\(merge.label[language])» \(start)\(names)\(size ?? "").")
    }
    let said = parts.filter { !$0.isEmpty }.joined(separator: " ")
    return said.isEmpty ? nil : "\(dimension.label[language]): \(said)"
  }
}
