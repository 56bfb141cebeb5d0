import Charts
import Graphics
import Localization

/// A chart of each kind with the kind of data that surveys of few organisations give.
///
/// Among them: 12 organisations, unanimous answers, levels nobody chose, one withheld row, equal
/// values, a missing round, and long labels in both languages.
struct GalleryChart {
  var name: String
  var scene: (Double) -> Scene
}

struct Gallery {
  let language: Language

  var charts: [GalleryChart] {
    [
      GalleryChart(name: "stacked", scene: { stacked.scene(width: $0) }),
      GalleryChart(name: "stacked-diverging", scene: { diverging.scene(width: $0) }),
      GalleryChart(name: "stacked-neutral-apart", scene: { neutralApart.scene(width: $0) }),
      GalleryChart(name: "stacked-partly", scene: { partly.scene(width: $0) }),
      GalleryChart(name: "dots", scene: { dots.scene(width: $0) }),
      GalleryChart(name: "ranked", scene: { ranked.scene(width: $0) }),
      GalleryChart(name: "dumbbell", scene: { dumbbell.scene(width: $0) }),
      GalleryChart(name: "dumbbell-intervals", scene: { dumbbellIntervals.scene(width: $0) }),
      GalleryChart(name: "slope", scene: { slope.scene(width: $0) }),
      GalleryChart(name: "slope-crowded", scene: { slopeCrowded.scene(width: $0) }),
      GalleryChart(name: "heatmap", scene: { heatMap.scene(width: $0) }),
      GalleryChart(name: "heatmap-center", scene: { heatMapCenter.scene(width: $0) }),
      GalleryChart(name: "heatmap-counts", scene: { heatMapCounts.scene(width: $0) }),
      GalleryChart(name: "panels", scene: { panels.scene(width: $0) }),
      GalleryChart(name: "heatmap-wide", scene: { heatMapWide.scene(width: $0) }),
      GalleryChart(name: "states", scene: { states.scene(width: $0) }),
    ] + mapCharts + matrixCharts + trendCharts
  }

  func t(_ spanish: String, _ english: String) -> String {
    LocalizedText(es: spanish, en: english)[language]
  }

  func frame(_ key: String, _ title: String, _ subtitle: String = "") -> ChartFrame {
    ChartFrame(
      key: key, title: title, subtitle: subtitle,
      caption: t(
        "Fuente: encuesta en línea de eficacia de la cooperación Sur-Sur, datos sintéticos.",
        "Source: online survey on the effectiveness of South-South cooperation, synthetic data."),
      language: language)
  }

  // MARK: - Words

  var agreement: [String] {
    [
      t("Totalmente en desacuerdo", "Strongly disagree"), t("En desacuerdo", "Disagree"),
      t("Ni de acuerdo ni en desacuerdo", "Neither agree nor disagree"),
      t("De acuerdo", "Agree"), t("Totalmente de acuerdo", "Strongly agree"),
    ]
  }
  var frequency: [String] {
    [
      t("Nunca", "Never"), t("Ocasionalmente", "Occasionally"), t("Con frecuencia", "Often"),
      t("Siempre", "Always"),
    ]
  }
  var promoted: String {
    t(
      "El gobierno promueve la participación de las organizaciones en los acuerdos de cooperación",
      "The government promotes the participation of organisations in cooperation agreements")
  }
  var consulted: String {
    t(
      "Los países socios consultan a su organización sobre políticas y programas",
      "Partner countries consult your organisation on policies and programmes")
  }
  var gender: String {
    t(
      "Su organización incorpora la perspectiva de género en sus actividades",
      "Your organisation includes a gender perspective in its activities")
  }
  var published: String {
    t("La información se publica a tiempo", "Information is published on time")
  }
  var withheldWords: String {
    t("reservado: menos de 5 respuestas", "withheld: fewer than 5 answers")
  }
  var sector: [String] {
    [
      t("Organizaciones de la sociedad civil", "Civil society organisations"),
      t("Sector privado", "Private sector"),
      t("Gobiernos subnacionales", "Sub-national governments"),
      t("Secretarías federales", "Federal ministries"),
    ]
  }

  // MARK: - Charts

  func marks(_ shares: [Double]) -> [Mark] { shares.map { .shown($0) } }

  var stackedRows: [StackedBarChart.Row] {
    [
      .init(
        promoted, heading: t("Participación", "Participation"),
        shares: marks([3, 3, 1, 3, 2].map { $0 / 12 }), side: .shown(2.0 / 14), count: "12"),
      .init(
        consulted, heading: t("Participación", "Participation"),
        shares: marks([4, 22, 9, 8, 3].map { $0 / 46 }), side: .shown(0.021), count: "46"),
      .init(
        gender, heading: t("Igualdad de género", "Gender equality"),
        shares: marks([0, 0, 0, 0, 1]), side: .shown(0), count: "12"),
      .init(
        t("La estrategia la incorpora", "The strategy includes it"),
        heading: t("Igualdad de género", "Gender equality"),
        shares: marks([0, 0, 0, 0, 0]).map { _ in .withheld(withheldWords) },
        side: .withheld(t("reservado", "withheld")), count: "4"),
      .init(
        published, heading: t("Transparencia", "Transparency"),
        shares: marks([0.012, 0.018, 0.03, 0.44, 0.5]), side: .shown(0.35), count: "168"),
    ]
  }

  var stacked: StackedBarChart {
    StackedBarChart(
      frame: frame(
        "stacked",
        t(
          "Las organizaciones están divididas sobre si se promueve su participación",
          "Organisations are split on whether their participation is promoted"),
        t(
          "Porcentaje de las organizaciones que respondieron, ronda 2024",
          "Share of the organisations that answered, 2024 round")),
      levels: agreement, rows: stackedRows,
      sideLabel: t("No sabe o no contesta", "Does not know or no answer"))
  }

  var diverging: StackedBarChart {
    var chart = stacked
    chart.frame.key = "stacked-diverging"
    chart.layout = .diverging(neutral: .split)
    return chart
  }

  var neutralApart: StackedBarChart {
    var chart = stacked
    chart.frame.key = "stacked-neutral-apart"
    chart.layout = .diverging(neutral: .apart)
    return chart
  }

  var partly: StackedBarChart {
    StackedBarChart(
      frame: frame(
        "stacked-partly", t("Instrumentos que incorporan género", "Instruments that include gender")
      ),
      levels: [t("Sí", "Yes"), t("En parte", "Partly"), t("No", "No")],
      palette: .diverging(favourableFirst: true),
      rows: [
        .init(t("Diseño", "Design"), shares: marks([0.66, 0.2, 0.14]), count: "35"),
        .init(t("Seguimiento", "Monitoring"), shares: marks([0.5, 0.5, 0]), count: "30"),
        .init(t("Estrategia nacional", "National strategy"), shares: marks([0, 0.04, 0.96])),
      ])
  }

  var dots: AnswerDotChart {
    AnswerDotChart(
      frame: frame(
        "dots",
        t(
          "Cada organización en su respuesta: opiniones opuestas sobre la participación",
          "Each organisation at its answer: opposed views on participation")),
      levels: agreement,
      rows: [
        .init(promoted, answers: .counts([4, 2, 0, 1, 5]), median: 1.5, count: "12"),
        .init(consulted, answers: .counts([2, 16, 6, 3, 1]), median: 1, count: "28"),
        .init(gender, answers: .counts([0, 0, 0, 0, 12]), median: 4, count: "12"),
        .init(published, answers: .withheld(withheldWords), count: "3"),
      ],
      unit: t("una organización", "one organisation"), showsMedian: true)
  }

  var ranked: RankedDotChart {
    RankedDotChart(
      frame: frame(
        "ranked", t("Las preguntas que más dividen", "The questions that divide most"),
        t("Índice de desacuerdo entre organizaciones", "Disagreement index among organisations")),
      rows: [
        .init(consulted, mark: .shown(0.41, low: 0.33, high: 0.5), count: "46"),
        .init(promoted, mark: .shown(0.78, low: 0.55, high: 0.93), count: "12", isEmphasized: true),
        .init(gender, mark: .shown(0, low: 0, high: 0.17), count: "12"),
        .init(
          t("Capacidad instalada", "Installed capacity"), mark: .withheld(withheldWords), count: "4"
        ),
        .init(published, mark: .shown(0.41, low: 0.36, high: 0.47), count: "168"),
        .init(
          t("Mecanismos de coordinación", "Coordination mechanisms"),
          mark: .shown(0.62, low: 0.5, high: 0.74), count: "31"),
      ],
      format: .number(decimals: 2), domain: 0...1,
      axisLabel: t(
        "0 = todas responden igual; 1 = dos mitades opuestas",
        "0 = all answer alike; 1 = two opposed halves"),
      references: [.init(0.5, label: t("si se respondiera al azar", "if answers were random"))])
  }

  var dumbbell: DumbbellChart {
    DumbbellChart(
      frame: frame(
        "dumbbell",
        t("Mujeres y hombres responden distinto", "Women and men answer differently"),
        t("Porcentaje de respuestas favorables", "Share of favourable answers")),
      series: [t("Mujeres", "Women"), t("Hombres", "Men")],
      rows: [
        .init(
          promoted, heading: t("Participación", "Participation"),
          marks: [.shown(0.42), .shown(0.66)], count: "46"),
        .init(
          consulted, heading: t("Participación", "Participation"),
          marks: [.shown(0.31), .shown(0.31)], count: "46"),
        .init(
          gender, heading: t("Género", "Gender"), marks: [.shown(1), .shown(0.97)], count: "45"),
        .init(
          published, heading: t("Género", "Gender"),
          marks: [.shown(0.58), .withheld(withheldWords)], count: "21"),
        .init(
          t("Rinde cuentas", "Is accountable"), heading: t("Género", "Gender"),
          marks: [.shown(0.004), .shown(0.2)], count: "44"),
      ],
      format: .percent(), domain: 0...1)
  }

  var dumbbellIntervals: DumbbellChart {
    DumbbellChart(
      frame: frame(
        "dumbbell-intervals",
        t(
          "Quienes participan en el diálogo lo ven distinto", "Actors see the dialogue differently"),
        t("Respuestas favorables", "Favourable answers")),
      series: Array(sector.prefix(3)),
      rows: [
        .init(
          promoted,
          marks: [
            .shown(0.42, low: 0.3, high: 0.55), .shown(0.66, low: 0.45, high: 0.83),
            .shown(0.66, low: 0.48, high: 0.81),
          ]),
        .init(
          published,
          marks: [
            .shown(0.9, low: 0.79, high: 0.97), .withheld(withheldWords),
            .absent(t("no se le preguntó", "not asked")),
          ]),
        .init(
          gender,
          marks: [
            .shown(1, low: 0.74, high: 1), .shown(1, low: 0.69, high: 1),
            .shown(0, low: 0, high: 0.3),
          ]),
      ],
      format: .percent(), domain: 0...1, showsIntervals: true)
  }

  var rounds: [SlopeChart.Round] {
    [
      .init("2018", year: 2018), .init("2021", year: 2021),
      .init("2024", year: 2024, breakBefore: t("cambió la pregunta", "question reworded")),
    ]
  }

  var slope: SlopeChart {
    SlopeChart(
      frame: frame(
        "slope", t("La consulta mejora desde 2018", "Consultation has improved since 2018"),
        t("Porcentaje que responde con frecuencia o siempre", "Share answering often or always")),
      rounds: [rounds[0], rounds[1], .init("2024", year: 2024)],
      series: [
        .init(
          sector[0],
          marks: [
            .shown(0.28, low: 0.18, high: 0.4), .shown(0.41, low: 0.3, high: 0.53),
            .shown(0.55, low: 0.43, high: 0.66),
          ]),
        .init(
          sector[1],
          marks: [
            .shown(0.62, low: 0.42, high: 0.79), .absent(""), .shown(0.57, low: 0.38, high: 0.74),
          ]),
      ],
      format: .percent())
  }

  var slopeCrowded: SlopeChart {
    SlopeChart(
      frame: frame(
        "slope-crowded",
        t(
          "Los actores convergen, con una serie interrumpida",
          "Actors converge, with a break in series")),
      rounds: rounds,
      series: [
        .init(sector[0], marks: [.shown(0.31), .shown(0.4), .shown(0.52)]),
        .init(sector[1], marks: [.shown(0.6), .shown(0.5), .shown(0.53)]),
        .init(sector[2], marks: [.shown(0.35), .withheld(withheldWords), .shown(0.52)]),
        .init(
          sector[3],
          marks: [.shown(0.8), .shown(0.7), .absent(t("no participó", "did not take part"))]),
        .init(
          t("Contrapartes de países socios", "Counterparts in partner countries"),
          marks: [.shown(0.5), .shown(0.52), .shown(0.51)], isEmphasized: false),
      ],
      format: .percent(), domain: 0...1, showsIntervals: false)
  }

  var heatMap: HeatMapChart {
    HeatMapChart(
      frame: frame(
        "heatmap", t("Respuestas favorables por actor", "Favourable answers by actor")),
      columns: sector,
      rows: [
        .init(
          promoted, cells: [.shown(0.42), .shown(0.66), .shown(0.71), .shown(1)], count: "151"),
        .init(
          consulted,
          cells: [
            .shown(0.24), .absent(t("no se le preguntó", "not asked")), .shown(0.35), .shown(0.8),
          ],
          count: "96"),
        .init(
          gender,
          cells: [.shown(0.93), .shown(0.004), .withheld(withheldWords), .withheld(withheldWords)],
          count: "71"),
        .init(
          published, cells: [.shown(0), .shown(0.5), .shown(0.55), .shown(0.62)], count: "140"),
      ],
      format: .percent(), domain: 0...1,
      scaleLabel: t("Porcentaje de respuestas favorables", "Share of favourable answers"))
  }

  var heatMapCenter: HeatMapChart {
    HeatMapChart(
      frame: frame("heatmap-center", t("A cuántos puntos están", "How many points apart")),
      columns: [sector[0] + " – " + sector[1], sector[0] + " – " + sector[2]],
      rows: [
        .init(promoted, cells: [.shown(-1.2), .shown(0.9)]),
        .init(consulted, cells: [.shown(0), .withheld(withheldWords)]),
        .init(gender, cells: [.absent(t("no se le preguntó", "not asked")), .shown(0.1)]),
      ],
      format: .signed(decimals: 1), center: 0,
      scaleLabel: t("Diferencia de medias", "Difference of means"))
  }

  var heatMapWide: HeatMapChart {
    HeatMapChart(
      frame: frame(
        "heatmap-wide", t("Distancia entre organizaciones", "Distance between organisations")),
      columns: (1...12).map { t("Organización \($0)", "Organisation \($0)") },
      rows: (1...12).map { row in
        HeatMapChart.Row(
          t("Organización \(row)", "Organisation \(row)"),
          cells: (1...12).map { column in
            row == column
              ? .absent(t("la misma", "the same")) : .shown(Double((row * column * 7) % 13) / 13)
          })
      },
      format: .number(decimals: 2), domain: 0...1)
  }
}
