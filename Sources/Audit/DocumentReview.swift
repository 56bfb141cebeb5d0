import Estimation
public import Framework
import Results
import Surveys

/// A document of the cooperation policy beside what the respondents say of it.
public struct DocumentReview: Equatable, Sendable {
  public var document: StudyDocument
  /// What was read in it.
  public var reading: StudyDocument.GenderReading
  /// By kind of actor, in the round of the document and in the latest, as far as they were asked.
  public var answers: [DocumentAnswer]
}

/// What respondents of one kind say of the gender reference of a document, as published.
public struct DocumentAnswer: Equatable, Sendable {
  /// The kind of actor (identifier); empty where the study tells none apart.
  public var actor: String
  public var round: String
  /// The part that says the document has a reference; nil where it is withheld.
  public var share: Double?
  public var respondents: Int?
  public var isWithheld: Bool
}

/// Finds the published answers about each document.
struct DocumentReading {
  let study: Study
  let data: SurveyData
  let rows: [ResultRow]

  func reviews() -> [DocumentReview] {
    study.documents.compactMap { document in
      document.reading.map {
        DocumentReview(document: document, reading: $0, answers: answers(about: $0))
      }
    }
  }

  private func answers(about reading: StudyDocument.GenderReading) -> [DocumentAnswer] {
    guard let question = reading.question else { return [] }
    let latest = data.rounds?.levels.last ?? ""
    let own = reading.round ?? latest
    let wanted = own == latest ? [latest] : [own, latest]
    let actorID = data.actors?.id ?? ""
    let about = rows.filter { row in
      let key = row.key
      return key.groupBy == actorID && key.item == (reading.option ?? "")
        && key.versusGroup.isEmpty && key.versusRound.isEmpty && isShare(key, reading)
        && (key.question == question || key.question == question + "@" + key.round)
    }
    return wanted.flatMap { round in
      about.filter { $0.key.round == round }.compactMap(answer)
    }
  }

  /// Whether a row is the share of those who say that there is a reference.
  private func isShare(_ key: ResultKey, _ reading: StudyDocument.GenderReading) -> Bool {
    guard let option = reading.option else { return key.statistic == "favourable" }
    guard key.statistic == "proportion",
      let coded = data.questions.first(where: { $0.id == key.question && $0.item == option })
    else { return false }
    return key.level == coded.scale.levels[coded.scale.chosenLevel]
  }

  private func answer(_ row: ResultRow) -> DocumentAnswer? {
    var answer = DocumentAnswer(
      actor: row.key.group, round: row.key.round, share: nil, respondents: nil, isWithheld: false)
    switch row.outcome {
    case .undefined: return nil
    case .suppressed: answer.isWithheld = true
    case .estimate(let estimate):
      answer.share = estimate.value
      answer.respondents = estimate.count
    }
    return answer
  }
}
