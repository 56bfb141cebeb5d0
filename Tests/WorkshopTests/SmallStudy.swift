// A study in memory, a folder for its files, and the committed sample study.
import Diagnostics
import Foundation
import Framework
import Localization
import Workshop

func study(
  questions: [Question] = [], findings: [Finding] = [], actors: [String] = ["cso", "private"]
) -> Study {
  Study(
    id: "small", title: LocalizedText(verbatim: "Small"),
    data: DataLayout(respondentColumn: "organisation", actorColumn: "actor"), rounds: [],
    actors: actors.map { ActorType(id: $0, label: LocalizedText(verbatim: $0)) },
    dimensions: ["sex", "age"].map {
      Dimension(
        id: $0, label: LocalizedText(verbatim: $0), describes: .person, column: $0, levels: [])
    }, scales: [],
    principles: ["ownership", "results"].map {
      Principle(id: $0, label: LocalizedText(verbatim: $0))
    },
    indicators: ["A", "B"].map {
      Indicator(id: $0, principle: "ownership", label: LocalizedText(verbatim: $0))
    }, questions: questions, findings: findings,
    workshop: WorkshopFiles(recommendations: "recommendations.csv", votes: "votes.csv"),
    programmes: ProgrammeRegistry(file: "programmes.csv"))
}

func question(_ id: String, _ indicator: String) -> Question {
  Question(
    id: id, indicator: indicator, text: LocalizedText(verbatim: id), scale: "s", asked: [],
    rounds: [])
}

func finding(
  _ id: String, _ indicator: String?, _ questions: [String] = [], principle: String = "ownership"
) -> Finding {
  Finding(
    id: id, kind: .opportunity, principle: principle, indicator: indicator,
    text: LocalizedText(verbatim: id), questions: questions)
}

func recommendation(
  _ id: String, principles: [String] = [], indicators: [String] = [], questions: [String] = [],
  heading: String = "1"
) -> Recommendation {
  Recommendation(
    id: id, heading: Heading(id: heading), principles: principles, indicators: indicators,
    questions: questions, text: LocalizedText(verbatim: id))
}

/// The votes of groups given as supporters, opponents and abstentions.
func record(_ groups: [(String, Int, Int, Int)], on id: String = "R1") -> WorkshopRecord {
  var votes: [CastVote] = []
  for (actor, support, oppose, abstain) in groups {
    for (vote, count) in [(Vote.support, support), (.oppose, oppose), (.abstain, abstain)] {
      for _ in 0..<count {
        votes.append(
          CastVote(recommendation: id, actor: actor, voter: "V\(votes.count)", vote: vote))
      }
    }
  }
  return WorkshopRecord(recommendations: [recommendation(id)], votes: votes)
}

/// Runs a test in a folder with these files, which is removed afterwards.
func withFolder<Value>(_ files: [String: String], _ body: (String) throws -> Value) throws -> Value
{
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
  return try body(folder.path)
}

/// The faults that a reading throws as `code:line`; a success gives none.
func faults(_ reading: () throws -> Void) -> [String] {
  do {
    try reading()
    return []
  } catch let error as Faults {
    return error.diagnostics.map { "\($0.code):\($0.place?.line ?? 0)" }
  } catch {
    return ["\(error)"]
  }
}

enum SampleStudy {
  static let path = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Datasets/ssc-effectiveness").path

  static func study() throws -> Study { try StudyFile.read(path: path + "/study.yaml") }
}
