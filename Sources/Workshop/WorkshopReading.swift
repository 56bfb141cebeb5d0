public import Diagnostics
public import Framework
import Localization

extension WorkshopRecord {
  /// Reads the recommendations and the votes that a study names.
  ///
  /// Refused is what would make a value wrong: a missing column, an identifier or a vote twice, a
  /// word that is no vote, a vote on nothing or for nobody. The tags of recommendations are taken
  /// as they stand; checking the study compares them with the codebook.
  ///
  /// - Parameters:
  ///   - study: The codebook.
  ///   - folder: The folder of the study, to which the names of the files are relative.
  /// - Returns: The recommendations and votes in the order of their files.
  /// - Throws: Every fault of both files, each with its line; `no-workshop` where the study names
  ///   none.
  public static func read(study: Study, folder: String) throws(Faults) -> WorkshopRecord {
    guard let files = study.workshop else {
      throw Faults(
        Diagnostic(
          .refusal, "no-workshop", "the study has no workshop", found: study.id,
          expected: "workshop, with its recommendations and votes, in the study file"))
    }
    var faults: [Diagnostic] = []
    var recommendations: [Recommendation]?
    do {
      recommendations = try readRecommendations(files.recommendations, in: folder)
    } catch {
      faults += error.diagnostics
    }
    var votes: [CastVote] = []
    do {
      votes = try readVotes(files.votes, in: folder, study: study, recommendations?.map(\.id))
    } catch {
      faults += error.diagnostics
    }
    guard let recommendations, faults.isEmpty else { throw Faults(faults) }
    return WorkshopRecord(recommendations: recommendations, votes: votes)
  }

  private static func readRecommendations(
    _ name: String, in folder: String
  ) throws(Faults) -> [Recommendation] {
    var file = try CompanionFile(name, in: folder)
    file.require(["id", "heading", "principles", "indicators", "text_es", "text_en"])
    let ids = file.identifiers("id", noun: "recommendation")
    try file.pass()
    return file.rows.map { row in
      Recommendation(
        id: ids[row] ?? "", heading: heading(file, row), principles: file.words("principles", row),
        indicators: file.words("indicators", row), questions: file.words("questions", row),
        text: localized(file, "text", row) ?? LocalizedText(verbatim: ""))
    }
  }

  private static func heading(_ file: CompanionFile, _ row: Int) -> Heading {
    Heading(id: file.text("heading", row), text: localized(file, "heading", row))
  }

  private static func readVotes(
    _ name: String, in folder: String, study: Study, _ recommendations: [String]?
  ) throws(Faults) -> [CastVote] {
    var file = try CompanionFile(name, in: folder, allowsNoRows: true)
    file.require(["recommendation", "actor", "voter", "vote"])
    if let recommendations {
      _ = file.names("recommendation", noun: "recommendation", among: recommendations)
    }
    let actors = file.names("actor", noun: "actor", among: study.actors.map(\.id))
    let known = Vote.allCases.map(\.rawValue)
    let rule = CompanionFile.Rule(
      code: "unknown-vote", noun: "vote", expected: "one of " + known.joined(separator: ", "),
      names: known
    ) { "unknown vote «\($0)»" }
    let words = file.values("vote", rule) { text, _ in Vote(rawValue: text) }
    refuseSecondVotes(&file)
    try file.pass()
    return file.rows.compactMap { row in
      guard let actor = actors[row], let vote = words[row] else { return nil }
      return CastVote(
        recommendation: file.text("recommendation", row), actor: actor,
        voter: file.text("voter", row), vote: vote)
    }
  }

  private static func refuseSecondVotes(_ file: inout CompanionFile) {
    var seen: Set<[String]> = []
    let copy = file
    let rule = CompanionFile.Rule(
      code: "duplicate-vote", noun: "voter",
      expected: "one vote of each voter on each recommendation"
    ) { "«\($0)» votes twice on one recommendation" }
    _ = file.values("voter", rule) { voter, row in
      !voter.isEmpty && seen.insert([copy.text("recommendation", row), voter]).inserted
        ? voter : nil
    }
  }
}

/// The text of a row in both languages, one standing in for the other; nil where there is none.
func localized(_ file: CompanionFile, _ name: String, _ row: Int) -> LocalizedText? {
  let spanish = file.text(name + "_es", row)
  let english = file.text(name + "_en", row)
  if spanish.isEmpty && english.isEmpty { return nil }
  return LocalizedText(
    es: spanish.isEmpty ? english : spanish, en: english.isEmpty ? spanish : english)
}
