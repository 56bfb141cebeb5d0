import Files
public import Rounds
import Workshop

extension MonitoringStudy {
  /// Checks everything of a study in one run: codebook, answers, workshop, programmes, checklist.
  ///
  /// - Parameter path: The study folder or its codebook.
  /// - Returns: Every fault found, and what the study holds; the faults of the workshop's files are
  ///   those that ``WorkshopStudy`` refuses them for, with the same places.
  public static func check(_ path: String) -> StudyCheck {
    var check = StudyFolder.check(path)
    if let study = check.study {
      let folder = Path.folder(of: StudyFolder.codebook(at: path))
      check.diagnostics += WorkshopRecord.check(study: study, folder: folder)
    }
    return check
  }
}
