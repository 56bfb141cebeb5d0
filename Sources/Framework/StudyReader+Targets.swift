import Localization
import YAMLDocuments

// Targets and baselines.
extension StudyReader {
  mutating func targets(in study: Fields) -> [ProgressTarget] {
    items(
      "targets", in: study, required: false,
      known: [
        "id", "label", "question", "indicator", "statistic", "answer", "dimension", "level",
        "baseline-round", "baseline", "target", "year", "polarity", "method",
      ]
    ) { reader, fields in
      ProgressTarget(
        id: reader.identifier(in: fields), label: reader.localized("label", in: fields),
        question: reader.text("question", in: fields),
        indicator: reader.text("indicator", in: fields),
        statistic: reader.choice("statistic", in: fields, default: .favourable),
        answer: reader.text("answer", in: fields), dimension: reader.text("dimension", in: fields),
        level: reader.text("level", in: fields),
        baselineRound: reader.text("baseline-round", in: fields),
        baseline: reader.number("baseline", in: fields),
        target: reader.number("target", in: fields), year: reader.integer("year", in: fields),
        polarity: reader.optionalChoice("polarity", in: fields),
        method: reader.choice("method", in: fields, default: .linearPath))
    }
  }
}
