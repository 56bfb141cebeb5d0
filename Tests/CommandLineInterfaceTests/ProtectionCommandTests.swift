// Proves that the rules of a study reach what is published, that adjusted p-values tell nothing of
// a withheld test, that a gap to the rest tells no size of a group in it, and that counts can be
// rounded.
import TestSupport
import Testing

@Suite("Protection from the command line") struct ProtectionCommandTests {
  private static func declaration(_ rules: String) -> String {
    """
    contraste: 1
    id: demo
    title: {es: Estudio, en: Study}
    data: {respondent: org, actor: actor}
    rounds:
      - {id: "2024", year: 2024, file: a.csv}
    actors:
      - {id: cso, label: {es: OSC, en: CSOs}}
    dimensions:
      - id: sex
        label: {es: Sexo, en: Sex}
        describes: person
        levels: [{id: woman, label: W}, {id: man, label: M}, {id: other, label: O}]
    design: {regime: sample, weights: w}
    scales:
      - id: agreement
        kind: ordinal
        levels:
          - {code: "1", label: {es: No, en: No}, side: unfavourable}
          - {code: "2", label: {es: Sí, en: Yes}, side: favourable}
    principles:
      - {id: ownership, label: {es: Apropiación, en: Ownership}}
    indicators:
      - {id: A, principle: ownership, label: {es: Uno, en: One}, aggregation: mean-favourable}
    questions:
      - {id: q, indicator: A, text: {es: ¿Sí?, en: Yes?}, scale: agreement}
      - {id: x, kind: number, text: {es: Horas, en: Hours}}
      - {id: y, kind: number, text: {es: Días, en: Days}}
    confidentiality: {minimum-cell: 5\(rules)}

    """
  }

  /// Women of two minds, men of one, others of two; one man has nearly all hours.
  private static var data: String {
    var lines = ["org,actor,sex,q,x,y,w"]
    for number in 0..<40 {
      let sex = number < 20 ? "woman" : number < 31 ? "man" : "other"
      let answer = sex == "man" ? 2 : 1 + number % 2
      lines.append("R\(number),cso,\(sex),\(answer),\(number == 25 ? 900 : 3 + number % 5),8,1")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func reasons(
    _ command: String, _ options: [String], rules: String, of question: String
  ) throws -> [String: String] {
    let place = try Workplace()
    _ = try place.file("a.csv", Array(Self.data.utf8))
    _ = try place.file("study.yaml", Array(Self.declaration(rules).utf8))
    let result = place.run([command, "DIR/"] + options + ["--format", "csv"])
    #expect(result.status == 0, "\(result.errors)")
    var reasons: [String: String] = [:]
    for row in tidyRows(result.output)
    where row["question"] == question && (row["flag"] ?? "").hasPrefix("suppressed") {
      reasons[row["group"] ?? ""] = row["flag"]
    }
    return reasons
  }

  @Test("a group of one mind is withheld where the study says so, and only there")
  func sameAnswer() throws {
    let options = ["--question", "q", "--by", "sex"]
    #expect(try reasons("distribution", options, rules: "", of: "q").isEmpty)
    #expect(
      try reasons("distribution", options, rules: ", same-answer: 0", of: "q")
        == ["man": "suppressed_same_answer", "other": "suppressed_complementary"])
    // Without --by the group is in no row, and nothing is withheld.
    #expect(
      try reasons("distribution", ["--question", "q"], rules: ", same-answer: 0", of: "q").isEmpty)
  }

  @Test(
    "a number that one respondent makes is withheld, and ratios with it",
    arguments: [", dominance: {percent: 80}", ", within-percent: 10"])
  func dominance(rules: String) throws {
    let options = ["--question", "x,y", "--by", "sex", "--ratio", "x:y"]
    let found = try reasons("estimate", options, rules: rules, of: "x")
    #expect(found["man"] == "suppressed_dominance")
    // One man makes 82 % of all hours as well; the others are too many to tell them within 10 %.
    let isOverall = rules.contains("dominance")
    #expect((found[""] == "suppressed_dominance") == isOverall)
    #expect(found.count > 1)
    #expect(try reasons("estimate", options, rules: rules, of: "y").isEmpty)
    let ratio = try reasons("estimate", options, rules: rules, of: "x:y")
    #expect(Set(found.keys).isSubset(of: ratio.keys))
  }

  private static let sample = repositoryFile("Datasets/ssc-effectiveness")

  @Test("published tests alone decide on adjusted p-values") func adjusted() throws {
    let result = try Workplace().run([
      "disaggregate", Self.sample, "--by", "ethnicity", "--format", "csv",
    ])
    let rows = tidyRows(result.output).filter {
      $0["statistic"] == "difference" && !($0["question"] ?? "").isEmpty
    }
    let tested = rows.compactMap { row -> (p: Double, adjusted: Double)? in
      guard let p = Double(row["p_value"] ?? ""), let adjusted = Double(row["p_adjusted"] ?? "")
      else { return nil }
      return (p, adjusted)
    }
    #expect(tested.count > 5 && rows.contains { ($0["flag"] ?? "").hasPrefix("suppressed") })
    // Holm: the smallest times the number of tests that are shown.
    let smallest = try #require(tested.min { $0.p < $1.p })
    expectClose(
      smallest.adjusted, min(1, smallest.p * Double(tested.count)), within: .exact, "Holm")
  }

  @Test("the number beside a gap is that of the smaller side, not of a group in the rest")
  func rest() throws {
    let place = try Workplace()
    let answers = (0..<40).map { number in
      "\(1 + number % 2),\(number < 18 ? "a" : number < 34 ? "b" : number < 39 ? "c" : "d")"
    }
    let lines = (["q,g"] + answers).map { $0 + "\n" }.joined()
    _ = try place.file("data.csv", Array(lines.utf8))
    let result = place.run([
      "disaggregate", "DIR/data.csv", "--question", "q", "--by", "g", "--levels", "1,2",
      "--no-suppression", "--format", "csv",
    ])
    let gaps = tidyRows(result.output).filter { $0["versus_group"] == "rest" }
    #expect(!gaps.isEmpty)
    let sizes = ["a": "18", "b": "16", "c": "5", "d": "1"]
    for gap in gaps { #expect(gap["n"] == sizes[gap["group"] ?? ""], "\(gap)") }
  }

  @Test("counts are rounded, all groups are shown, and what contradicts it is refused")
  func rounding() throws {
    let options = [Self.sample, "--question", "a2", "--by", "age", "--round-counts"]
    for command in ["distribution", "disaggregate"] {
      let result = try Workplace().run([command] + options + ["--format", "csv"])
      let rows = tidyRows(result.output)
      #expect(result.status == 0 && !rows.isEmpty)
      #expect(rows.allSatisfy { ($0["flag"] ?? "").hasPrefix("rounded") })
      #expect(
        rows.filter { $0["statistic"] == "count" }.allSatisfy {
          Int($0["estimate"] ?? "").map { $0 % 5 == 0 } ?? false
        })
    }
    for other in [["--no-suppression"], ["--register", "DIR/r.csv"]] {
      let refused = try Workplace().run(["distribution"] + options + other)
      #expect(refused.status == 64 && refused.errors.contains("contradiction"))
    }
  }
}
