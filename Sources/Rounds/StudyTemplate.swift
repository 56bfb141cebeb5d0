public import Diagnostics
import Files

/// A small study folder to start from: a codebook in two languages and one data file.
public enum StudyTemplate {
  /// A file of the folder.
  public struct File: Equatable, Sendable {
    public var name: String
    public var text: String
  }

  /// The files of the folder; together they pass ``StudyFolder/check(_:)``.
  public static let files = [
    File(name: StudyFolder.codebookName, text: codebook),
    File(name: "responses-2024.csv", text: responses),
  ]

  /// Writes the files into a folder, which is made if need be.
  ///
  /// - Parameter folder: The folder; nothing in it is overwritten.
  /// - Returns: The paths written.
  /// - Throws: The refusal to overwrite a study, or what the file system refused.
  @discardableResult
  public static func write(to folder: String) throws(Faults) -> [String] {
    let taken = files.map { Path.join(folder, $0.name) }.filter { FileSystem.exists($0) }
    if !taken.isEmpty {
      throw Faults(
        taken.map {
          Diagnostic(
            .badData, "file-exists", "the file is there already", at: Place(file: $0),
            hint: "name another folder")
        })
    }
    do {
      var output = OutputFolder(folder)
      for file in files { output.add(file.text, as: file.name) }
      try output.commit()
    } catch {
      throw Faults(error.diagnostics)
    }
    return files.map { Path.join(folder, $0.name) }
  }

  private static let codebook = """
    # A study to start from. Every key is explained in Documentation/StudyFormat.md.
    # A text may be one string, the same in all languages, or {es: …, en: …}.
    contraste: 1
    id: my-study
    title: {es: Mi estudio de seguimiento, en: My monitoring study}
    description: {es: Datos de ejemplo; cámbielos., en: Example data; replace them.}
    languages: [es, en]
    synthetic: true                 # remove this line once the answers are real

    data:
      respondent: organisation      # the column that identifies who answers, stable across rounds
      actor: actor                  # the column with the kind of actor

    rounds:
      - id: "2024"
        year: 2024
        file: responses-2024.csv
        mode: {es: encuesta en línea, en: online survey}
        invited: {cso: 12, government: 8}

    actors:
      - id: cso
        label: {es: Organizaciones de la sociedad civil, en: Civil society organisations}
        short: {es: OSC, en: CSOs}
        count: {es: OSC, en: CSOs}
      - id: government
        label: {es: Dependencias de gobierno, en: Government bodies}
        short: {es: Gobierno, en: Government}
        count: {es: dependencias, en: government bodies}

    dimensions:
      - id: sex
        label: {es: Sexo, en: Sex}
        describes: person
        levels:
          - {id: woman, label: {es: Mujer, en: Woman}}
          - {id: man, label: {es: Hombre, en: Man}}

    missing:
      - {reason: does_not_know, codes: ["98"], label: {es: No sabe, en: Does not know}}
      - {reason: refused, codes: ["99"], label: {es: Prefiere no responder, en: Prefers not to answer}}

    scales:
      - id: agreement4
        kind: ordinal
        levels:
          - {code: "1", label: {es: Muy en desacuerdo, en: Strongly disagree}, side: unfavourable}
          - {code: "2", label: {es: En desacuerdo, en: Disagree}, side: unfavourable}
          - {code: "3", label: {es: De acuerdo, en: Agree}, side: favourable}
          - {code: "4", label: {es: Muy de acuerdo, en: Strongly agree}, side: favourable}

    principles:
      - id: partnerships
        label: {es: Alianzas incluyentes, en: Inclusive partnerships}

    indicators:
      - id: A
        principle: partnerships
        label: {es: Participación en el diálogo, en: Participation in the dialogue}
        aggregation: mean-favourable

    questions:
      - id: a1
        indicator: A
        text:
          es: Mi organización es consultada cuando se diseña la política de cooperación.
          en: My organisation is consulted when co-operation policy is designed.
        short: {es: Consulta, en: Consultation}
        scale: agreement4
        asked: [cso, government]
      - id: a2
        indicator: A
        text:
          es: Nuestras propuestas se toman en cuenta.
          en: Our proposals are taken into account.
        short: {es: Propuestas, en: Proposals}
        scale: agreement4
        asked: [cso]

    confidentiality:
      minimum-cell: 5
      hide-respondents: true

    """

  private static let responses = """
    organisation,actor,sex,a1,a2
    ORG-01,cso,woman,1,2
    ORG-02,cso,man,4,3
    ORG-03,cso,woman,2,98
    ORG-04,cso,woman,1,1
    ORG-05,cso,man,3,4
    ORG-06,cso,woman,4,2
    ORG-07,cso,man,2,
    ORG-08,government,man,3,
    ORG-09,government,woman,4,
    ORG-10,government,99,3,
    ORG-11,government,woman,4,
    ORG-12,government,man,2,

    """
}
