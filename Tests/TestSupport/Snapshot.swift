import Foundation
public import Testing

/// Compares a text with the file of that name in `Snapshots` beside the test file.
///
/// A mismatch writes the new text to `<name>.changed` next to the snapshot. A snapshot is recorded
/// only with `RECORD_SNAPSHOTS=1`, and recording one fails the test once, so that no baseline
/// enters unseen.
public func expectSnapshot(
  _ text: String, named name: String, filePath: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let folder = URL(fileURLWithPath: filePath).deletingLastPathComponent()
    .appendingPathComponent("Snapshots")
  let file = folder.appendingPathComponent(name)
  let changed = changedFile(of: file)
  let recorded = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) }
  if recorded == text {
    try? FileManager.default.removeItem(at: changed)
    return
  }
  let records = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"
  do {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: records ? file : changed)
  } catch {
    Issue.record("\(name) cannot be written: \(error)", sourceLocation: sourceLocation)
  }
  let found = recorded == nil ? "has no snapshot" : firstDifference(recorded ?? "", text)
  let action = records ? "recorded; run again" : "see \(changed.lastPathComponent)"
  Issue.record("\(name) \(found) (\(action))", sourceLocation: sourceLocation)
}

/// `chart.svg` becomes `chart.changed.svg`.
private func changedFile(of file: URL) -> URL {
  let base = file.deletingPathExtension()
  let name = base.lastPathComponent + ".changed"
  let folder = base.deletingLastPathComponent()
  let kind = file.pathExtension
  return folder.appendingPathComponent(kind.isEmpty ? name : name + "." + kind)
}

private func firstDifference(_ old: String, _ new: String) -> String {
  let before = old.split(separator: "\n", omittingEmptySubsequences: false)
  let after = new.split(separator: "\n", omittingEmptySubsequences: false)
  for (index, pair) in zip(before, after).enumerated() where pair.0 != pair.1 {
    return "differs in line \(index + 1): “\(pair.1)” for “\(pair.0)”"
  }
  return "has \(after.count) lines for \(before.count)"
}
