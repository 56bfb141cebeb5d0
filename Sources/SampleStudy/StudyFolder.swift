/// A file of a study folder, as text.
public struct StudyFolderFile: Equatable, Sendable {
  /// The name inside the folder.
  public var name: String
  /// The whole content, UTF-8.
  public var text: String
}

/// The data files of the sample study on the effectiveness of South-South cooperation.
///
/// The codebook, the recommendations' texts and the description of the study are written by hand
/// and stand beside these files; what is drawn here follows them, and a test compares the two.
/// The same seed gives the same bytes on every machine.
///
/// - Parameter seed: The seed of all draws; the committed study uses the default.
/// - Returns: The answers of the three rounds, the programme registry and the workshop's votes.
public func sampleStudyFiles(seed: UInt64 = 2018) -> [StudyFolderFile] {
  let panel = Panel(seed: seed)
  var files = Panel.years.enumerated().map { round, year in
    StudyFolderFile(
      name: "responses-\(year).csv",
      text: AnswerSheet(round: round, panel: panel, seed: seed).text)
  }
  files.append(StudyFolderFile(name: "programmes.csv", text: ProgrammeRegistry(seed: seed).text))
  files.append(StudyFolderFile(name: "votes.csv", text: WorkshopVotes(seed: seed).text))
  return files
}
