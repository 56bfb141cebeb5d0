public import Diagnostics
import Files
public import Framework

extension WorkshopRecord {
  /// Checks the files of the workshop that a study names.
  ///
  /// The faults are those of ``read(study:folder:)``, which reads every form of votes, with the
  /// tags of recommendations that the codebook does not declare besides.
  ///
  /// - Parameters:
  ///   - study: The codebook.
  ///   - folder: The folder of the study, to which the names of the files are relative.
  /// - Returns: Every fault with its place, file by file; none where the study names no workshop.
  public static func check(study: Study, folder: String) -> [Diagnostic] {
    guard let files = study.workshop else { return [] }
    var faults: [Diagnostic] = []
    do {
      _ = try read(study: study, folder: folder)
    } catch {
      faults = error.diagnostics
    }
    // A file that cannot be read, or lacks columns, has told so above.
    guard let file = try? CompanionFile(files.recommendations, in: folder) else { return faults }
    var tags = file
    tags.checkTags(study)
    let own = Path.join(folder, files.recommendations)
    return faults.filter { $0.place?.file == own } + tags.faults
      + faults.filter { $0.place?.file != own }
  }
}

extension CompanionFile {
  /// Reports tags of recommendations that the codebook does not declare, and texts that are empty.
  fileprivate mutating func checkTags(_ study: Study) {
    let tags = [
      ("principles", "principle", study.principles.map(\.id)),
      ("indicators", "indicator", study.indicators.map(\.id)),
      ("questions", "question", study.questions.map(\.id)),
    ]
    for row in rows {
      for (column, noun, names) in tags where has(column) {
        for word in words(column, row) where !names.contains(word) {
          report(
            "unknown-" + noun, "unknown \(noun) «\(word)»", row, column, found: word,
            expected: "one of " + listed(names, limit: 24),
            hint: nearestName(to: word, among: names).map { "did you mean «\($0)»?" })
        }
      }
      for column in ["text_es", "text_en"] where has(column) && text(column, row).isEmpty {
        report(
          "empty-text", "the recommendation has no text here", row, column, found: "",
          expected: "the recommendation in words")
      }
    }
  }
}
