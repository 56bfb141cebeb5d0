import Charts
import Localization

/// A matrix of states with every state, flags, long labels and headings.
extension Gallery {
  var states: StateMatrixChart {
    let names = [
      t("se publica", "published"), t("se publica en parte", "published in part"),
      t("un solo grupo", "one group only"), t("se reserva", "withheld"),
      t("nadie la declaró", "nobody stated it"), t("no se pregunta", "not asked"),
      t("no aplica", "does not apply"),
    ]
    let symbols = StateMatrixChart.Symbol.allCases
    return StateMatrixChart(
      frame: frame(
        "states", t("Qué se publica por qué dimensión", "What is published by which dimension"),
        t("Ronda 2024", "Round 2024")),
      columns: [
        t("Sexo", "Sex"), t("Grupo de edad", "Age group"),
        t("Origen étnico (autoadscripción)", "Ethnic origin (self-identified)"),
        t("Grupo socioeconómico", "Socio-economic group"),
      ],
      rows: (0..<5).map { row in
        StateMatrixChart.Row(
          row.isMultiple(of: 2) ? promoted : t("Información pública", "Public information"),
          heading: row < 3 ? t("Alianzas incluyentes", "Inclusive partnerships") : "",
          cells: (0..<4).map { column in
            let state = (row * 4 + column) % symbols.count
            return .init(
              state, text: state < 3 ? "\(5 + 120 * row * column)" : "",
              flags: row == 1 ? [0, 1] : [])
          })
      },
      states: zip(symbols, names).map { .init($0, $1) },
      flags: [
        .init("P", t("el marco la promete", "promised by the framework")),
        .init(t("L", "B"), t("línea de base", "baseline")),
      ], textLabel: t("Número = menor grupo", "Number = smallest group"))
  }
}
