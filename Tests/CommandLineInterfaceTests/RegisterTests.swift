// Proves that what was published before is heeded: no difference of two publications tells of few.
import Foundation
import TestSupport
import Testing

@Suite("The register of publications") struct RegisterTests {
  /// Answers by sex; each text one respondent.
  private func data(_ answers: [(sex: String, answer: Int)]) -> [UInt8] {
    Array(("q,sex\n" + answers.map { "\($0.answer),\($0.sex)\n" }.joined()).utf8)
  }

  private let first: [(sex: String, answer: Int)] =
    (0..<40).map { ("woman", 1 + $0 % 4) } + (0..<30).map { ("man", 1 + $0 % 3) }

  private func run(
    _ place: borrowing Workplace, _ file: String, _ register: String
  ) -> (rows: [[String: String]], errors: String) {
    let result = place.run([
      "distribution", file, "--question", "q", "--by", "sex", "--levels", "1,2,3,4",
      "--register", register, "--format", "csv",
    ])
    return (tidyRows(result.output), result.errors)
  }

  private func withheld(_ rows: [[String: String]]) -> Set<String> {
    Set(
      rows.filter { ($0["flag"] ?? "").hasPrefix("suppressed") }.map { $0["group"] ?? "" })
  }

  @Test("one respondent more withholds every group that holds this one, five do not")
  func oneMore() throws {
    for (more, expected) in [(0, Set<String>()), (1, ["", "woman"]), (5, [])] {
      let place = try Workplace()
      let file = try place.file("data.csv", data(first))
      #expect(withheld(run(place, file, "DIR/register.csv").rows).isEmpty)
      let again = try place.file(
        "data.csv", data(first + (0..<more).map { _ in ("woman", 2) }))
      let second = run(place, again, "DIR/register.csv")
      #expect(withheld(second.rows) == expected, "\(more) more")
    }
  }

  private func text(of place: borrowing Workplace) throws -> String {
    let file = place.folder.appendingPathComponent("register.csv")
    return String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }

  @Test("the register is sorted, stable, holds no withheld number, and cannot be misread")
  func file() throws {
    let place = try Workplace()
    let register = "DIR/register.csv"
    let file = try place.file(
      "data.csv", data(first + [("other", 1), ("other", 2), ("other", 4)]))
    _ = run(place, file, register)
    let text = try self.text(of: place)
    #expect(text.contains("group,q,,sex,woman,,published,40,40\n"))
    #expect(text.contains("group,q,,sex,other,,withheld,,\n"))
    _ = run(place, file, register)
    #expect(try self.text(of: place) == text)
    let broken = try place.file("broken.csv", Array("a,b\n1,2\n".utf8))
    #expect(run(place, file, broken).errors.contains("register"))
  }
}
