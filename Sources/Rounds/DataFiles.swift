import Diagnostics
import Files
import Framework
import Tabular

/// The files of a study folder, read once each, with their fingerprints.
struct DataFiles {
  let folder: String
  private(set) var tables: [Table] = []
  /// The table of each round; nil where its file could not be read.
  private(set) var tableOfRound: [Int?] = []
  private(set) var inputs: [StudyInput] = []
  private(set) var faults: [Diagnostic] = []

  init(folder: String) { self.folder = folder }

  mutating func addCodebook(_ source: StudySource) {
    record(.codebook, path: source.places.file, bytes: source.bytes)
  }

  /// Reads the data files of all rounds; a file that several rounds share is read once.
  mutating func readRounds(of source: StudySource) {
    var tableOfFile: [String: Int?] = [:]
    for (index, round) in source.study.rounds.enumerated() {
      if let known = tableOfFile[round.file] {
        tableOfRound.append(known)
        continue
      }
      var number: Int?
      if let table = read(round.file, as: .responses, declared: source.places.roundFile(index)) {
        number = tables.count
        tables.append(table)
      }
      tableOfFile[round.file] = .some(number)
      tableOfRound.append(number)
    }
  }

  /// Reads one file with all its columns as texts.
  mutating func read(_ name: String, as role: StudyInput.Role, declared: Place) -> Table? {
    let path = Path.join(folder, name)
    let bytes: [UInt8]
    do {
      bytes = try FileBytes.read(path)
    } catch {
      faults += error.diagnostics.map { diagnostic in
        var diagnostic = diagnostic
        diagnostic.expected = "the file named at \(declared.text)"
        return diagnostic
      }
      return nil
    }
    record(role, path: path, bytes: bytes)
    do {
      return try readTable(named: path, bytes: bytes)
    } catch {
      faults += error.diagnostics
      return nil
    }
  }

  private mutating func record(_ role: StudyInput.Role, path: String, bytes: [UInt8]) {
    inputs.append(
      StudyInput(
        role: role, path: path, byteCount: bytes.count, sha256: SHA256.hexadecimal(bytes)))
  }
}
