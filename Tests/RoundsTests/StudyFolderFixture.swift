// A small study folder of two rounds, written to a temporary place and broken there.
import Diagnostics
import Files
import Foundation
import Rounds

struct StudyFolderFixture {
  var files: [String: String] = Self.sound

  static let codebook = """
    contraste: 1
    id: demo
    title: {es: Estudio, en: Study}
    data: {respondent: org, actor: actor}
    rounds:
      - {id: "2018", year: 2018, file: a.csv, invited: {cso: 5, firm: 4}}
      - {id: "2021", year: 2021, file: b.csv, invited: {cso: 6}}
    actors:
      - {id: cso, label: {es: OSC, en: CSOs}}
      - {id: firm, label: {es: Empresas, en: Firms}}
    dimensions:
      - id: sex
        label: {es: Sexo, en: Sex}
        describes: person
        levels:
          - {id: woman, label: {es: Mujer, en: Woman}}
          - {id: man, label: {es: Hombre, en: Man}}
    missing:
      - {reason: does_not_know, codes: ["98"], label: {es: No sabe, en: Does not know}}
      - {reason: refused, codes: ["99"], label: {es: Rehúsa, en: Refused}}
    scales:
      - id: agreement3
        kind: ordinal
        levels:
          - {code: "1", label: {es: En desacuerdo, en: Disagree}, side: unfavourable}
          - {code: "2", label: {es: Ni uno ni otro, en: Neither}, side: neutral}
          - {code: "3", label: {es: De acuerdo, en: Agree}, side: favourable}
      - id: agreement2
        kind: ordinal
        levels:
          - {code: n, label: No, side: unfavourable}
          - {code: y, label: Yes, side: favourable}
      - {id: mentioned, kind: nominal, levels: [{code: "0", label: No}, {code: "1", label: Yes}]}
    principles:
      - {id: ownership, label: {es: Apropiación, en: Ownership}}
    indicators:
      - {id: A, principle: ownership, label: {es: Uno, en: One}}
    questions:
      - {id: q1, indicator: A, text: {es: ¿Uno?, en: One?}, scale: agreement3, asked: [cso, firm]}
      - id: q2
        indicator: A
        text: {es: ¿Dos?, en: Two?}
        scale: agreement3
        asked: [cso]
        versions:
          - until: "2018"
            scale: agreement2
            crosswalk: {n: "1", y: "3"}
            comparability: caveat
            reason: {es: Otra escala, en: Another scale}
      - id: q3
        indicator: A
        text: {es: ¿Tres?, en: Three?}
        scale: agreement3
        asked: [cso, firm]
        versions:
          - until: "2018"
            scale: agreement2
            comparability: not-comparable
            reason: {es: Otra pregunta, en: Another question}
      - {id: q4, indicator: A, text: Four, scale: agreement3, asked: [cso, firm], rounds: ["2021"]}
      - id: q5
        indicator: A
        kind: multiple
        text: {es: ¿Cinco?, en: Five?}
        scale: mentioned
        asked: [firm]
        options: [{id: x, column: q5_x, label: X}, {id: y, column: q5_y, label: Y}]
    workshop: {recommendations: r.csv, votes: v.csv}
    programmes: p.csv

    """

  private static let programmeHeader =
    "id,name_es,name_en,partner,sector,start,end,budget_usd,results_framework,indicators,"
    + "baseline,target,sdg_reference,gender_marker,disaggregation"

  static let sound = [
    "study.yaml": codebook,
    "a.csv": """
    org,actor,sex,q1,q2,q3,q5_x,q5_y
    o1,cso,woman,1,n,n,,
    o2,cso,man,3,y,y,,
    o3,cso,99,98,99,,,
    o4,firm,woman,2,,y,1,0
    o5,firm,,3,,n,0,0

    """,
    "b.csv": """
    org,actor,sex,q1,q2,q3,q4,q5_x,q5_y
    o2,cso,man,3,2,3,1,,
    o6,cso,woman,2,1,1,2,,
    o4,firm,woman,1,,2,98,1,1

    """,
    "r.csv": """
    id,heading,principles,indicators,text_es,text_en
    R1,1,ownership,A,Uno,One
    R2,1,,,Dos,Two

    """,
    "v.csv": """
    recommendation,actor,voter,vote
    R1,cso,V1,support
    R2,cso,V1,oppose
    R1,firm,V2,abstain

    """,
    "p.csv": programmeHeader + """

      P1,Uno,One,Honduras,water,2019,2021,1000,yes,4,2,1,goal,2,sex
      P2,Dos,Two,Cuba,health,2020,2020,2000.5,no,,,,none,not_screened,

      """,
  ]

  mutating func replace(_ file: String, _ old: String, by new: String) {
    files[file] = (files[file] ?? "").replacingOccurrences(of: old, with: new)
  }

  /// Runs a body with the folder written out; messages speak of `STUDY` in its place.
  func written<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("contraste-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    return try body(folder.path)
  }

  /// The text of everything that a check finds.
  func checkText() throws -> (text: String, diagnostics: [Diagnostic]) {
    try written { folder in
      let check = StudyFolder.check(folder)
      let text = DiagnosticText().text(check.diagnostics)
      return (text.replacingOccurrences(of: folder, with: "STUDY"), check.diagnostics)
    }
  }
}
