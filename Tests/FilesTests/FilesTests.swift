// Proves that files are written whole or not at all, and that refusals say what and why.
import Diagnostics
import Files
import Foundation
import Testing

@Suite("Files") struct FilesTests {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("files-tests-\(UUID().uuidString)").path

  init() throws { try FileSystem.makeFolder(folder) }

  private func path(_ name: String) -> String { Path.join(folder, name) }

  @Test("a path has a folder, a name and an extension")
  func paths() {
    let cases = [
      ("a/b/c.CSV", "a/b", "c.CSV", "csv"), ("c", ".", "c", ""),
      ("/c.tar.gz", "/", "c.tar.gz", "gz"),
      ("a/b/", "a", "b", ""), ("/", "/", "/", ""), (".hidden", ".", ".hidden", ""),
      ("a//b", "a", "b", ""),
    ]
    for (text, folder, name, ending) in cases {
      #expect(Path.folder(of: text) == folder)
      #expect(Path.name(of: text) == name)
      #expect(Path.extension(of: text) == ending)
    }
    #expect(Path.join("a", "b") == "a/b")
    #expect(Path.join("a/", "b") == "a/b")
    #expect(Path.join(".", "b") == "b")
    #expect(Path.join("a", "/b") == "/b")
  }

  @Test("what is written is read, and no temporary file is left")
  func roundTrip() throws {
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    try AtomicFile.write(bytes, to: path("a.bin"))
    try AtomicFile.write("ñandú", to: path("b.txt"))
    try AtomicFile.write("", to: path("c.txt"))
    #expect(try FileBytes.read(path("a.bin")) == bytes)
    #expect(try FileBytes.text(path("b.txt")) == "ñandú")
    #expect(try FileBytes.read(path("c.txt")).isEmpty)
    #expect(try FileSystem.listing(folder) == ["a.bin", "b.txt", "c.txt"])
    try AtomicFile.write([0xFF], to: path("b.txt"))
    #expect(try FileBytes.text(path("b.txt")) == nil)
  }

  @Test("a writing that fails half-way leaves the old file and nothing else")
  func failedWriting() throws {
    try AtomicFile.write("old", to: path("a.txt"))
    let failure = FileError(.read, path("elsewhere"), number: 5)
    #expect(throws: failure) {
      try AtomicFile.write(to: path("a.txt")) { (file: AtomicFile.Target) throws(FileError) in
        try file.append(Array("new".utf8))
        throw failure
      }
    }
    #expect(try FileBytes.text(path("a.txt")) == "old")
    #expect(try FileSystem.listing(folder) == ["a.txt"])
  }

  @Test("a link is followed, and permissions stay")
  func links() throws {
    try AtomicFile.write("old", to: path("real.txt"))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o640], ofItemAtPath: path("real.txt"))
    try FileManager.default.createSymbolicLink(
      atPath: path("link.txt"), withDestinationPath: "real.txt")
    try AtomicFile.write("new", to: path("link.txt"))
    #expect(try FileBytes.text(path("real.txt")) == "new")
    let attributes = try FileManager.default.attributesOfItem(atPath: path("real.txt"))
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    try FileSystem.remove(path("link.txt"))
    #expect(try FileSystem.listing(folder) == ["real.txt"])
  }

  @Test("a folder of output appears whole, keeps foreign files, and fails before it changes any")
  func outputFolder() throws {
    var output = OutputFolder(path("report"))
    output.add("one", as: "index.html")
    output.add("chart", as: "charts/a.svg")
    output.add("two", as: "index.html")
    #expect(output.names == ["index.html", "charts/a.svg"])
    #expect(output.bytes(of: "index.html") == Array("two".utf8))
    try output.commit()
    try AtomicFile.write("mine", to: path("report/notes.txt"))
    output.add("three", as: "index.html")
    output.add("table", as: "tables/deep/a.csv")
    try output.commit()
    #expect(try FileBytes.text(path("report/index.html")) == "three")
    #expect(try FileBytes.text(path("report/notes.txt")) == "mine")
    #expect(try FileBytes.text(path("report/tables/deep/a.csv")) == "table")

    var other = OutputFolder(path("report"))
    other.add("four", as: "index.html")
    other.add("no", as: "notes.txt/inside.txt")
    #expect(throws: FileError.self) { try other.commit() }
    #expect(try FileBytes.text(path("report/index.html")) == "three")
    #expect(try FileSystem.listing(folder) == ["report"])
  }

  @Test("an output folder whose name is taken by a file is refused")
  func takenName() throws {
    try AtomicFile.write("mine", to: path("report"))
    var output = OutputFolder(path("report"))
    output.add("one", as: "index.html")
    let error = #expect(throws: FileError.self) { try output.commit() }
    #expect(error?.diagnostics.first?.code == "not-a-folder")
    #expect(try FileSystem.listing(folder) == ["report"])
  }

  @Test("a refusal names the path, the reason and the way out")
  func refusals() throws {
    try AtomicFile.write("x", to: path("responses.csv"))
    let missing = #expect(throws: FileError.self) { try FileBytes.read(path("reponses.csv")) }
    let fault = try #require(missing?.diagnostics.first)
    #expect(fault.code == "missing-file")
    #expect(fault.place?.file == path("reponses.csv"))
    #expect(fault.hint == "did you mean `\(path("responses.csv"))`?")
    let cases: [(String, () throws -> Void)] = [
      ("is-a-folder", { _ = try FileBytes.read(folder) }),
      ("is-a-folder", { try AtomicFile.write("x", to: folder) }),
      ("missing-folder", { try AtomicFile.write("x", to: path("no/such/a.txt")) }),
      ("not-a-folder", { try AtomicFile.write("x", to: path("responses.csv/a.txt")) }),
      ("not-a-folder", { try FileSystem.makeFolder(path("responses.csv/a")) }),
      ("missing-folder", { _ = try FileSystem.listing(path("no")) }),
    ]
    for (code, body) in cases {
      let error = #expect(throws: FileError.self, performing: body)
      #expect(error?.diagnostics.first?.code == code)
      #expect(error?.diagnostics.first?.hint != nil)
    }
  }

  @Test("SHA-256 gives the published digests, in one piece or many")
  func digests() throws {
    let cases = [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ]
    for (text, digest) in cases {
      #expect(SHA256.hexadecimal(Array(text.utf8)) == digest)
      try AtomicFile.write(text, to: path("text"))
      #expect(try SHA256.hexadecimal(ofFile: path("text")) == digest)
    }
    let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0) }
    for cut in 0...200 {
      var hash = SHA256()
      hash.update(Array(bytes[..<cut]))
      hash.update(Array(bytes[cut...]))
      #expect(hash.hexadecimal() == SHA256.hexadecimal(bytes))
    }
  }

  @Test("a program gets bytes and gives bytes, or says what is missing")
  func programs() throws {
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0) }
    #expect(try ExternalProgram("cat", debianPackage: "coreutils").run(input: bytes) == bytes)
    #expect(
      try ExternalProgram("echo", debianPackage: "coreutils").run(["a b", "c"])
        == Array("a b c\n".utf8))
    #expect(try ExternalProgram("true", debianPackage: "coreutils").run(input: bytes).isEmpty)
    #expect(throws: ProgramError.missing(program: "no-such-program", debianPackage: "none")) {
      try ExternalProgram("no-such-program", debianPackage: "none").run()
    }
    #expect(throws: ProgramError.failed(program: "sh", status: 3, message: "why\n")) {
      try ExternalProgram("sh", debianPackage: "dash").run(["-c", "echo why >&2; exit 3"])
    }
    #expect(throws: ProgramError.failed(program: "sh", status: 137, message: "")) {
      try ExternalProgram("sh", debianPackage: "dash").run(["-c", "kill -9 $$"])
    }
  }
}
