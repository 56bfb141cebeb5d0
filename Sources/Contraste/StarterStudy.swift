public import Files

/// A small complete study to start from: it passes `check`, and its answers are invented.
public enum StarterStudy {
  /// Writes the folder, whole or not at all.
  ///
  /// - Parameter path: A folder that does not exist or holds none of these files.
  /// - Throws: ``FileError`` where the folder cannot be written.
  public static func write(to path: String) throws(FileError) {
    var folder = OutputFolder(path)
    for file in files { folder.add(file.text, as: file.name) }
    try folder.commit()
  }

  /// The files by name.
  public static let files: [(name: String, text: String)] = [
    ("study.yaml", codebook), ("responses-2024.csv", responses),
  ]

  private static let codebook = """
    # A study to start from. Replace the invented answers, then run: contraste check .
    contraste: 1
    id: my-study
    title: {es: "Mi estudio (datos inventados)", en: "My study (invented data)"}
    languages: [es, en]
    synthetic: true               # remove this line once the answers are real

    data:
      respondent: organisation    # the column that names who answers, the same in every round
      actor: actor

    rounds:                       # in order of time
      - id: "2024"
        year: 2024
        file: responses-2024.csv
        invited: {cso: 12, government: 10}

    actors:
      - id: cso
        label: {es: "Organizaciones de la sociedad civil", en: "Civil society organisations"}
        short: {es: "OSC", en: "CSOs"}
      - id: government
        label: {es: "Gobiernos", en: "Governments"}

    dimensions:
      - id: sex
        label: {es: "Sexo", en: "Sex"}
        describes: person
        levels:
          - {id: woman, label: {es: "Mujer", en: "Woman"}}
          - {id: man, label: {es: "Hombre", en: "Man"}}

    missing:
      - reason: does_not_know
        codes: ["98"]
        label: {es: "No sabe", en: "Does not know"}
      - reason: refused
        codes: ["99"]
        label: {es: "Prefiere no contestar", en: "Prefers not to answer"}

    scales:
      - id: frequency4
        kind: ordinal
        levels:
          - {code: "1", label: {es: "Nunca", en: "Never"}, side: unfavourable}
          - {code: "2", label: {es: "Ocasionalmente", en: "Occasionally"}, side: unfavourable}
          - {code: "3", label: {es: "Con frecuencia", en: "Often"}, side: favourable}
          - {code: "4", label: {es: "Siempre", en: "Always"}, side: favourable}

    principles:
      - id: partnerships
        label: {es: "Alianzas incluyentes", en: "Inclusive partnerships"}
        description: {es: "Todos participan.", en: "Everybody takes part."}

    indicators:
      - id: C
        principle: partnerships
        label: {es: "Participación", en: "Participation"}
        description: {es: "Se consulta a los actores.", en: "Actors are consulted."}
        aggregation: mean-favourable

    questions:
      - id: c1
        indicator: C
        text: {es: "¿Con qué frecuencia se le consulta?", en: "How often are you consulted?"}
        short: {es: "Consulta", en: "Consultation"}
        scale: frequency4
        asked: [cso, government]

    """

  private static let responses = """
    organisation,actor,sex,c1
    o01,cso,woman,2
    o02,cso,woman,1
    o03,cso,man,2
    o04,cso,woman,3
    o05,cso,man,4
    o06,cso,woman,2
    o07,cso,man,98
    o08,cso,woman,1
    o09,cso,man,3
    o10,cso,woman,2
    o11,government,man,3
    o12,government,woman,4
    o13,government,man,3
    o14,government,woman,99
    o15,government,man,4
    o16,government,woman,2
    o17,government,man,3
    o18,government,woman,3

    """
}
