public import Diagnostics
public import Disclosure
import Files
public import Results
import Rounds
import Tabular
import TabularFiles

/// The register of what a study has published, as a file beside it.
///
/// One line a group (`record` is `group`) and one a data file (`data`), sorted, so that the same
/// publications give the same bytes and two versions can be compared line by line.
public struct RegisterFile: Equatable, Sendable {
  public var register: PublicationRegister
  /// The digests of the data files behind what was published, by the name of the file.
  public private(set) var digests: [String: String]

  /// A register of nothing.
  public init() {
    register = PublicationRegister()
    digests = [:]
  }

  private static let columns = [
    "record", "name", "item", "group_by", "group", "round", "state", "answered", "asked",
  ]

  /// Reads a register; a file that does not exist yet is a register of nothing.
  ///
  /// - Throws: What is wrong with the file, with its line.
  public init(reading path: String) throws(Faults) {
    self.init()
    guard FileSystem.exists(path) else { return }
    let table = try DelimitedReader(missingMarkers: [""], allowsNoRows: true).table(path: path)
    let missing = Self.columns.filter { !table.header.contains($0) }
    guard missing.isEmpty else {
      throw Faults(
        Diagnostic(
          .badData, "bad-register", "the file is no register of publications",
          at: Place(file: path, line: 1), found: table.header.joined(separator: ", "),
          expected: "the columns " + Self.columns.joined(separator: ", ")))
    }
    var entries: [PublicationRegister.Entry] = []
    for row in 0..<table.rowCount {
      let fields = Self.columns.map { table.category($0)?.text(atRow: row) ?? "" }
      switch (fields[0], fields[6], Int(fields[7]), Int(fields[8])) {
      case ("data", let digest, _, _): digests[fields[1]] = digest
      case ("group", "published", let answered?, let asked?):
        entries.append(Self.entry(fields, .init(answered: answered, asked: asked)))
      case ("group", "withheld", nil, nil): entries.append(Self.entry(fields, nil))
      default:
        throw Faults(
          Diagnostic(
            .badData, "bad-register", "a line of the register cannot be read",
            at: Place(file: path, line: table.line(ofRow: row)),
            found: fields.joined(separator: ","),
            expected: "a published group with two numbers, a withheld one without, or data"))
      }
    }
    register = PublicationRegister(entries)
  }

  private static func entry(
    _ fields: [String], _ sizes: PublicationRegister.Sizes?
  ) -> PublicationRegister.Entry {
    .init(
      question: fields[1], item: fields[2], groupBy: fields[3], group: fields[4],
      round: fields[5], sizes: sizes)
  }

  /// The register as comma-separated values.
  public var text: String {
    var lines = [Self.columns]
    for (file, digest) in digests.sorted(by: { $0.key < $1.key }) {
      lines.append(["data", file, "", "", "", "", digest, "", ""])
    }
    for entry in register.entries {
      lines.append([
        "group", entry.question, entry.item, entry.groupBy, entry.group, entry.round,
        entry.sizes == nil ? "withheld" : "published",
        entry.sizes.map { "\($0.answered)" } ?? "", entry.sizes.map { "\($0.asked)" } ?? "",
      ])
    }
    var writer = DelimitedWriter()
    for line in lines { writer.row(line) }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// Enters what is published now, and the data behind it.
  public mutating func record(_ rows: [ResultRow], of study: MonitoringStudy) {
    register = register.recording(rows)
    for (name, digest) in Self.digests(of: study) { digests[name] = digest }
  }

  /// Which data files are no longer those behind what was published.
  public func changes(since study: MonitoringStudy) -> [Diagnostic] {
    Self.digests(of: study).compactMap { name, digest in
      guard let old = digests[name], old != digest else { return nil }
      return Diagnostic(
        .badData, "data-changed", "the data behind published numbers have changed",
        severity: .warning, at: Place(file: name),
        hint: "groups that differ by fewer respondents than the minimum are withheld; an answer "
          + "that was corrected can be found by comparing both publications")
    }
  }

  private static func digests(of study: MonitoringStudy) -> [(name: String, digest: String)] {
    study.opened.inputs.filter { $0.role == .responses }.map { (Path.name(of: $0.path), $0.sha256) }
  }
}
