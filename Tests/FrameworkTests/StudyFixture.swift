// A study that has no fault, to be broken line by line.
import Diagnostics
import Framework

enum StudyFixture {
  static let text = """
    contraste: 1
    id: demo
    title: {es: Estudio, en: Study}
    languages: [es, en]
    data: {respondent: org, actor: actor}
    rounds:
      - {id: "2018", year: 2018, file: a.csv, mode: {es: en línea, en: online}, invited: {cso: 40}}
      - {id: "2021", year: 2021, file: b.csv}
    actors:
      - {id: cso, label: {es: OSC, en: CSOs}}
      - {id: government, label: {es: Gobierno, en: Government}, short: {es: Gob., en: Gov.}}
    dimensions:
      - id: sex
        label: {es: Sexo, en: Sex}
        describes: person
        levels: [{id: woman, label: {es: Mujer, en: Woman}}, {id: man, label: Man}]
    missing:
      - {reason: does_not_know, codes: ["98"], label: {es: No sabe, en: Does not know}}
      - {reason: refused, codes: ["99"], label: {es: Rehúsa, en: Refused}}
    scales:
      - id: agreement3
        kind: ordinal
        levels:
          - {code: "1", label: {es: No, en: No}, side: unfavourable}
          - {code: "2", label: {es: Ni, en: Neither}, side: neutral}
          - {code: "3", label: {es: Sí, en: Yes}, side: favourable}
      - id: agreement2
        kind: ordinal
        levels: [{code: a, label: No, side: unfavourable}, {code: b, label: Yes, side: favourable}]
      - {id: mentioned, kind: nominal, levels: [{code: "0", label: No}, {code: "1", label: Yes}]}
    principles:
      - {id: ownership, label: {es: Apropiación, en: Ownership}}
    indicators:
      - {id: A, principle: ownership, label: {es: Uno, en: One}, aggregation: mean-favourable}
    questions:
      - id: a1
        indicator: A
        text: {es: ¿Uno?, en: One?}
        scale: agreement3
        asked: [cso, government]
        versions:
          - until: "2018"
            scale: agreement2
            crosswalk: {a: "1", b: "3"}
            comparability: caveat
            reason: {es: Otra escala, en: Another scale}
      - id: a2
        indicator: A
        kind: multiple
        text: {es: ¿Dos?, en: Two?}
        scale: mentioned
        asked: [cso]
        rounds: ["2021"]
        options: [{id: x, column: a2_x, label: X}, {id: y, column: a2_y, label: Y}]
    findings:
      - {id: P1, kind: progress, principle: ownership, indicator: A, text: T, questions: [a1]}
    workshop: {recommendations: r.csv, votes: v.csv}
    programmes: p.csv
    confidentiality: {minimum-cell: 5, hide-respondents: true}

    """

  /// The faults of the study with one text replaced by another, or the reason why there are none.
  static func faults(replacing old: String, by new: String) -> [Diagnostic] {
    let broken = text.replacingFirst(old, by: new)
    guard broken != text || old == new else { return [] }
    do {
      return try StudyFile.source(bytes: Array(broken.utf8), file: "study.yaml").remarks
    } catch {
      return error.diagnostics
    }
  }
}

extension String {
  func replacingFirst(_ old: String, by new: String) -> String {
    guard let range = self.firstRange(of: old) else { return self }
    return replacingCharacters(in: range, with: new)
  }

  private func replacingCharacters(in range: Range<Index>, with new: String) -> String {
    String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
  }
}
