// Proves that scores, bands and ranges of the checklist are right, and that its file is read.
import Contraste
import Diagnostics
import Foundation
import Testing

@testable import Audit

@Suite("Checklist") struct ChecklistTests {
  static let bands: [(score: Int, band: GenderBand, budget: Double)] = [
    (0, .invisible, 0), (399, .invisible, 0), (400, .promising, 0.25), (790, .promising, 0.25),
    (799, .promising, 0.25), (800, .sensitive, 0.5), (1490, .sensitive, 0.5),
    (1499, .sensitive, 0.5), (1500, .responsive, 0.75), (1999, .responsive, 0.75),
    (2000, .responsive, 1),
  ]

  @Test("bands and attributable budget change at their limits", arguments: bands)
  func limits(score: Int, band: GenderBand, budget: Double) {
    #expect(GenderBand(score: score) == band)
    #expect(GenderBand.attributableBudget(score: score) == budget)
  }

  @Test("four elements of management make 8 points, five of monitoring 12; items fill elements")
  func structure() {
    #expect(Checklist.elements.prefix(4).reduce(0) { $0 + $1.maximum } == 800)
    #expect(Checklist.elements.suffix(5).reduce(0) { $0 + $1.maximum } == 1200)
    #expect(Checklist.items.count == 22 && Set(Checklist.items.map(\.id)).count == 22)
    for element in Checklist.elements {
      let sum = element.items.reduce(0) { $0 + $1.yes }
      // Three items of 0.67 make 2.01, which counts as 2.
      #expect(sum == element.maximum || (element.id == "16-2" && sum == 201), "\(element.id)")
      #expect(element.items.allSatisfy { $0.id.hasPrefix(element.id) })
    }
  }

  private func entries(_ answers: [String: ChecklistAnswer]) -> [ChecklistEntry] {
    Checklist.items.compactMap { item in
      answers[item.id].map {
        ChecklistEntry(
          item: item.id, answer: $0, source: .reviewer, evidence: LocalizedText(verbatim: ""))
      }
    }
  }

  private func all(_ answer: ChecklistAnswer, but left: Set<String> = []) -> [ChecklistEntry] {
    entries(
      Dictionary(
        uniqueKeysWithValues: Checklist.items.filter { !left.contains($0.id) }.map {
          ($0.id, answer)
        }))
  }

  @Test("what is not answered makes a range and is never a no") func ranges() {
    let rows: [(entries: [ChecklistEntry], range: ClosedRange<Int>, bands: Int)] = [
      ([], 0...2000, 4), (all(.no), 0...0, 1), (all(.yes), 2000...2000, 1),
      // 21 items at half, the three of 0.67 at 0.33: 10 less 0.01.
      (all(.partly), 999...999, 1),
      (all(.yes, but: ["17-3.1"]), 1800...2000, 1),
      (all(.no, but: ["17-3.1", "17-3.2"]), 0...400, 2),
      (entries(["16-2.1": .yes, "16-2.2": .yes, "16-2.3": .yes]), 200...2000, 4),
    ]
    for (given, range, bands) in rows {
      let score = ChecklistScore(data: [], reviewer: given)
      #expect(score.range == range)
      #expect(score.bands.count == bands)
      #expect(score.unanswered.count == 22 - given.count)
    }
  }

  @Test("the reviewer's answer goes before that of the data, which stays beside it")
  func reviewerFirst() {
    let data = [
      ChecklistEntry(
        item: "16-4.1", answer: .yes, source: .data, evidence: LocalizedText(verbatim: "4 of 4"))
    ]
    let score = ChecklistScore(data: data, reviewer: entries(["16-4.1": .no]))
    #expect(score.entries.compactMap { $0 }.map(\.answer) == [.no])
    #expect(score.dataBeside["16-4.1"]?.answer == .yes)
  }

  /// A file and what is said of it: the codes of its faults with their lines, or its answers.
  static let files: [(text: String, expected: [String])] = [
    ("item,answer,evidence\n16-1.1,yes,Minutes\n16-1.2,,\n", ["16-1.1 yes"]),
    ("item;answer;evidence\n16-1.1;partly;Actas\n", ["16-1.1 partly"]),
    ("item,answer,evidence\n16-9.9,yes,\n", ["unknown-item:2"]),
    ("item,answer,evidence\n16-1.1,Sí,\n16-1.2,en parte,\n", ["16-1.1 yes", "16-1.2 partly"]),
    ("item,answer,evidence\n16-1.1,sip,\n16-1.1,no,\n", ["unknown-item:3", "unknown-answer:2"]),
    ("item,answer\n16-1.1,yes\n", ["missing-column:1"]),
  ]

  @Test("a checklist is read, and its faults are told with their lines", arguments: files)
  func reading(text: String, expected: [String]) throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("checklist-\(UUID().uuidString).csv")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    do {
      let read = try Checklist.read(file.path, in: "")
      #expect(read.map { "\($0.item) \($0.answer.rawValue)" } == expected)
    } catch {
      #expect(error.diagnostics.map { "\($0.code):\($0.place?.line ?? 0)" } == expected)
    }
  }

  @Test("the template is read back as unanswered") func template() throws {
    let text = Checklist.template()
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("template-\(UUID().uuidString).csv")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    #expect(try Checklist.read(file.path, in: "").isEmpty)
    #expect(text.split(separator: "\n").count == 23)
  }
}
