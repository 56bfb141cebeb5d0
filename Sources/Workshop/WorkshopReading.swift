public import Diagnostics
import Files
public import Framework
import Localization

extension WorkshopRecord {
  /// Reads the recommendations and the votes that a study names.
  ///
  /// Refused is what would make a value wrong: a missing column, an identifier or a vote twice, a
  /// word that is no vote, a vote on nothing or for nobody, a voter of two actors, more votes than
  /// people in the room. The tags of recommendations are taken
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
    func attempt<Value>(_ read: () throws(Faults) -> Value) -> Value? {
      do {
        return try read()
      } catch {
        faults += error.diagnostics
        return nil
      }
    }
    let recommendations = attempt { () throws(Faults) in
      try readRecommendations(files.recommendations, in: folder)
    }
    let known = recommendations?.map(\.id)
    let content = attempt { () throws(Faults) in
      let file = try CompanionFile(
        path: Path.join(folder, files.votes), allowsNoRows: true,
        missing: VoteReader.missingMarkers)
      var reader = VoteReader(
        file: file, options: VoteOptions(files), actors: study.actors.map(\.id),
        recommendations: known)
      return try reader.content()
    }
    let codings = attempt { () throws(Faults) in
      try files.codings.map { name throws(Faults) in
        try Codings(path: Path.join(folder, name), options: CodingOptions())
      }
    }
    let followUp = attempt { () throws(Faults) in
      try files.followUp.map { name throws(Faults) in
        try FollowUp.read(
          name, in: folder, recommendations: known, rounds: study.rounds.map(\.id))
      }
    }
    guard let recommendations, let content, faults.isEmpty else { throw Faults(faults) }
    return WorkshopRecord(
      recommendations: recommendations, votes: content.votes, totals: content.totals,
      ballot: files.ballot, present: files.present, invited: files.invited,
      codings: codings ?? nil, followUp: (followUp ?? nil) ?? [])
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
}

extension WorkshopRecord {
  /// Reads a file of votes that comes without a study.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - options: Its columns, and what a ballot holds.
  /// - Returns: The votes; the recommendations are those of the file, their identifiers their text.
  /// - Throws: Every fault of the file with its place.
  public static func read(votes path: String, options: VoteOptions) throws(Faults) -> WorkshopRecord
  {
    let file = try CompanionFile(
      path: path, allowsNoRows: true, missing: VoteReader.missingMarkers)
    var reader = VoteReader(file: file, options: options, actors: nil, recommendations: nil)
    let content = try reader.content()
    guard !content.votes.isEmpty || !content.totals.isEmpty else {
      throw Faults(
        Diagnostic(
          .badData, "no-votes", "the file holds no vote", at: Place(file: path, line: 1),
          expected: "one row a vote, one row a voter, or totals by group"))
    }
    return WorkshopRecord(
      recommendations: content.recommendations.map {
        Recommendation(id: $0, heading: Heading(id: ""), text: LocalizedText(verbatim: ""))
      }, votes: content.votes, totals: content.totals, ballot: options.ballot,
      present: options.present, invited: options.invited)
  }

  /// Reads a file of codings that comes without a study.
  ///
  /// - Throws: Every fault of the file with its place.
  public static func read(
    codings path: String, options: CodingOptions
  ) throws(Faults) -> WorkshopRecord {
    let codings = try Codings(path: path, options: options)
    return WorkshopRecord(recommendations: [], votes: [], codings: codings)
  }

  /// The actors with votes in the order of a codebook, or by code point where there is none.
  public var actors: [String] { Set(votes.map(\.actor) + totals.map(\.actor)).sorted() }
}

/// The text of a row in both languages, one standing in for the other; nil where there is none.
func localized(_ file: CompanionFile, _ name: String, _ row: Int) -> LocalizedText? {
  let spanish = file.text(name + "_es", row)
  let english = file.text(name + "_en", row)
  if spanish.isEmpty && english.isEmpty { return nil }
  return LocalizedText(
    es: spanish.isEmpty ? english : spanish, en: english.isEmpty ? spanish : english)
}
