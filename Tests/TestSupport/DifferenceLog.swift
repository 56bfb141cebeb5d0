import Foundation

/// Keeps how far each comparison was from what was expected, for `Scripts/differences`.
///
/// Nothing is kept unless `CONTRASTE_DIFFERENCES` names a file. Numbers below what the tolerance
/// takes for nothing are measured against that, since they have no digits of their own.
enum DifferenceLog {
  private static let file: FileHandle? = {
    guard let path = ProcessInfo.processInfo.environment["CONTRASTE_DIFFERENCES"] else {
      return nil
    }
    return FileHandle(forWritingAtPath: path)
  }()

  static func record(_ found: Double, _ expected: Double, _ tolerance: Tolerance, in test: String) {
    guard let file, tolerance.relative > 0, found.isFinite, expected.isFinite else { return }
    let least = tolerance.absolute / tolerance.relative
    let size = max(found.magnitude, expected.magnitude, least)
    let difference = size > 0 ? (found - expected).magnitude / size : 0
    let line = "\(test)\t\(tolerance.relative)\t\(tolerance.reason)\t\(difference)\n"
    try? file.write(contentsOf: Data(line.utf8))
  }
}
