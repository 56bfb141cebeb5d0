import Charts
import Localization

/// Charts of change: a long series with bands, two rounds, flows, the track to a target, and ranks.
extension Gallery {
  var trendCharts: [GalleryChart] {
    [
      GalleryChart(name: "lines", scene: { lines.scene(width: $0) }),
      GalleryChart(name: "rounds", scene: { twoRounds.scene(width: $0) }),
      GalleryChart(name: "transition", scene: { transition.scene(width: $0) }),
      GalleryChart(name: "target", scene: { target.scene(width: $0) }),
      GalleryChart(name: "target-falling", scene: { targetFalling.scene(width: $0) }),
      GalleryChart(name: "target-met", scene: { targetMet.scene(width: $0) }),
      GalleryChart(name: "ranks", scene: { ranks.scene(width: $0) }),
    ]
  }

  /// Sixteen quarters of two groups, with a gap, a withheld round and a break.
  var lines: SlopeChart {
    let quarters = (0..<16).map { place in
      SlopeChart.Round(
        "\(2021 + place / 4)-" + t("T", "Q") + "\(place % 4 + 1)", year: 2021 + Double(place) / 4,
        breakBefore: place == 9 ? t("cambió la pregunta", "question reworded") : "")
    }
    func marks(_ start: Double, _ step: Double, reach: Double, gap: Int, withheld: Int?) -> [Mark] {
      quarters.indices.map { place in
        if place == gap { return .absent(t("no hubo ronda", "no round was held")) }
        if place == withheld { return .withheld(withheldWords) }
        let value = start + step * Double(place) + (place.isMultiple(of: 3) ? 0.02 : -0.01)
        return .shown(value, low: value - reach, high: value + reach)
      }
    }
    var chart = SlopeChart(
      frame: frame(
        "lines", t("La consulta, trimestre a trimestre", "Consultation, quarter by quarter"),
        t("Porcentaje que responde con frecuencia o siempre", "Share answering often or always")),
      rounds: quarters,
      series: [
        .init(sector[0], marks: marks(0.3, 0.012, reach: 0.06, gap: 5, withheld: nil)),
        .init(sector[2], marks: marks(0.66, -0.004, reach: 0.09, gap: 5, withheld: 12)),
      ],
      format: .percent(), domain: 0...1)
    chart.intervalStyle = .bands
    return chart
  }

  var twoRounds: DumbbellChart {
    DumbbellChart(
      frame: frame(
        "rounds", t("Respuestas favorables, 2018 – 2024", "Favourable answers, 2018 – 2024"),
        sector[0]),
      series: ["2018", "2024"],
      rows: [
        .init(promoted, marks: [.shown(0.42, low: 0.3, high: 0.55), .shown(0.58)]),
        .init(consulted, marks: [.shown(0.28), .shown(0.28)]),
        .init(published, marks: [.shown(0.61), .shown(0.4, low: 0.28, high: 0.53)]),
        .init(gender, marks: [.withheld(withheldWords), .shown(1)]),
      ],
      format: .percent(), domain: 0...1,
      axisLabel: t("Respuestas favorables", "Favourable answers"))
  }

  var transition: TransitionChart {
    let hidden = Mark.withheld(withheldWords)
    return TransitionChart(
      frame: frame(
        "transition", consulted,
        t(
          "OSC: 46 contestaron en ambas rondas", "CSOs: 46 answered in both rounds")),
      earlier: "2018", later: "2021",
      answers: [
        t("favorable", "favourable"), t("neutral", "neutral"), t("desfavorable", "unfavourable"),
      ],
      palette: .diverging(favourableFirst: true),
      flows: [
        [.shown(14), .shown(0), hidden], [.shown(9), hidden, .shown(0)],
        [.shown(6), .shown(5), .shown(8)],
      ],
      unit: t("respuestas", "answers"))
  }

  private func track(
    _ key: String, _ title: String, _ marks: [Mark], from start: Double, to value: Double,
    by year: Int = 2030
  ) -> SlopeChart {
    let format = ValueFormat.percent()
    var chart = SlopeChart(
      frame: frame(key, title, t("Respuestas favorables, OSC", "Favourable answers, CSOs")),
      rounds: [
        .init("2018", year: 2018), .init("2021", year: 2021), .init("2024", year: 2024),
      ],
      series: [.init(t("Observado", "Observed"), marks: marks)], format: format, domain: 0...1)
    let text = format.text(value, language)
    chart.goal = SlopeChart.Goal(
      start: start, startTime: 2018, value: value, time: Double(year), timeLabel: "\(year)",
      label: t("Meta para \(year): \(text)", "Target for \(year): \(text)"))
    return chart
  }

  var target: SlopeChart {
    track(
      "target", t("Que se consulte a ocho de cada diez", "That eight of ten be consulted"),
      [
        .shown(0.4, low: 0.3, high: 0.51), .shown(0.46, low: 0.35, high: 0.57),
        .shown(0.52, low: 0.41, high: 0.63),
      ], from: 0.4, to: 0.8)
  }

  /// Less is better, and the target is at the end of the axis.
  var targetFalling: SlopeChart {
    track(
      "target-falling", t("Que nadie quede sin respuesta", "That nobody be left without an answer"),
      [.shown(0.35), .withheld(withheldWords), .shown(0.31)], from: 0.35, to: 0)
  }

  /// Reached before its year, which is that of the last round.
  var targetMet: SlopeChart {
    track(
      "target-met", t("Todas, a más tardar en 2024", "All of them, by 2024"),
      [.shown(0.7), .shown(1), .shown(1)], from: 0.7, to: 1, by: 2024)
  }

  var ranks: RankChart {
    let names = [
      promoted, consulted, published, gender,
      t("Fortalecer las capacidades institucionales", "Strengthen institutional capacities"),
      t("Registrar los resultados de cada programa", "Record the results of each programme"),
    ]
    let places: [[Double?]] = [
      [1, 3, 1, 1, 2, 1], [2, 1, 4, 2, 1, 3], [3, 2, 2, 3.5, 3, 2], [4, 4, 3, 3.5, nil, 5],
      [5, 6, 5, 6, 5, 4], [6, 5, 6, 5, 6, 6],
    ]
    return RankChart(
      frame: frame(
        "ranks", t("Orden de las recomendaciones", "Order of the recommendations"),
        t("Lugar según Borda, cada grupo cuenta igual", "Rank by Borda, each group counts the same")
      ),
      columns: [
        t("todos los grupos", "all groups"), t("sin OSC", "without CSOs"),
        t("sin sector privado", "without private sector"),
        t("sin gob. subnacionales", "without sub-national gov."),
        t("sin Gobierno federal", "without federal government"),
        t("sin países socios", "without partner countries"),
      ],
      rows: names.indices.map { place in
        RankChart.Row(
          "R\(place + 1). " + names[place], code: "R\(place + 1)",
          marks: places[place].map { $0.map { .shown($0) } ?? .withheld(withheldWords) },
          isEmphasized: [0, 1, 3].contains(place))
      })
  }
}
