// Proves that charts draw what they are given: order, counts, gaps, and no number that is withheld.
import Graphics
import Localization
import Testing

@testable import Charts

@Suite("Chart content") struct ChartContentTests {
  static let frame = ChartFrame(key: "test", title: "Title", language: .english)

  static func texts(_ scene: Scene) -> [String] { scene.textBoxes.map(\.text) }

  @Test("a row with one withheld share shows none of its shares") func withheldShare() {
    let chart = StackedBarChart(
      frame: Self.frame, levels: ["No", "Partly", "Yes"],
      rows: [
        .init("Hidden", shares: [.shown(0.137), .withheld("few answers"), .shown(0.71)]),
        .init("Shown", shares: [.shown(0.25), .shown(0.25), .shown(0.5)]),
      ])
    let svg = chart.scene().svg()
    #expect(!svg.contains("14%") && !svg.contains("13.7") && !svg.contains("71%"))
    #expect(svg.contains("few answers") && svg.contains("50%"))
  }

  @Test("withheld marks leave only their reason in text, tooltips and description")
  func withheldMarks() {
    let marks: [Mark] = [.shown(0.25), .withheld("few answers")]
    let charts = [
      DumbbellChart(
        frame: Self.frame, series: ["A", "B"], rows: [.init("Row", marks: marks)],
        format: .percent(), domain: 0...1
      ).scene(),
      SlopeChart(
        frame: Self.frame, rounds: [.init("2018", year: 2018), .init("2021", year: 2021)],
        series: [.init("Row", marks: marks)], format: .percent(), domain: 0...1
      ).scene(),
      HeatMapChart(
        frame: Self.frame, columns: ["A", "B"], rows: [.init("Row", cells: marks)],
        format: .percent(), domain: 0...1
      ).scene(),
      AnswerDotChart(
        frame: Self.frame, levels: ["A", "B"],
        rows: [
          .init("Row", answers: .counts([25, 0])), .init("B", answers: .withheld("few answers")),
        ]
      ).scene(),
    ]
    for scene in charts {
      #expect(scene.description.contains("few answers"))
      #expect(scene.description.contains("25"))
      #expect(scene.svg().contains("few answers"))
    }
  }

  @Test("rows are ranked by value, ties in the order given, the hidden last") func ranking() {
    let chart = RankedDotChart(
      frame: Self.frame,
      rows: [
        .init("hidden", mark: .withheld("")), .init("first tie", mark: .shown(0.4)),
        .init("second tie", mark: .shown(0.4)), .init("not a number", mark: .shown(.nan)),
        .init("largest", mark: .shown(0.9)),
      ], format: .number(decimals: 2))
    #expect(
      chart.ordered.map(\.label) == [
        "largest", "first tie", "second tie", "hidden", "not a number",
      ])
    let kept = RankedDotChart(
      frame: Self.frame, rows: chart.rows, format: .number(decimals: 2), isSorted: false)
    #expect(kept.ordered == chart.rows)
  }

  @Test("one dot is drawn for each answer") func dots() {
    let counts = [4, 2, 0, 1, 5]
    let chart = AnswerDotChart(
      frame: Self.frame, levels: ["a", "b", "c", "d", "e"],
      rows: [.init("Row", answers: .counts(counts))])
    for width in [340.0, 720] {
      let circles = chart.scene(width: width).svg().split(separator: "<circle").count - 1
      #expect(circles == counts.reduce(0, +))
      #expect(Self.texts(chart.scene(width: width)).contains("0"))
    }
  }

  @Test("levels nobody chose stay in the legend, in the order of the scale") func zeroLevels() {
    let levels = ["Never", "Seldom", "Often", "Always"]
    let chart = StackedBarChart(
      frame: Self.frame, levels: levels,
      rows: [.init("Row", shares: [0, 0, 0, 1].map { .shown($0) })])
    let drawn = Self.texts(chart.scene())
    #expect(drawn.filter { levels.contains($0) } == levels)
    #expect(drawn.contains("100%") && !drawn.contains("0%"))
  }

  @Test("no line crosses a gap or a break") func gaps() {
    func pieces(_ marks: [Mark], breakBefore: String = "") -> Int {
      let rounds: [SlopeChart.Round] = [
        .init("2018", year: 2018), .init("2021", year: 2021, breakBefore: breakBefore),
        .init("2024", year: 2024),
      ]
      let chart = SlopeChart(
        frame: Self.frame, rounds: rounds, series: [.init("Row", marks: marks)],
        format: .percent(), domain: 0...1)
      return chart.scene().svg().split(separator: "stroke-width=\"2\"").count - 1
    }
    #expect(pieces([.shown(0.1), .shown(0.2), .shown(0.3)]) == 2)
    #expect(pieces([.shown(0.1), .absent(""), .shown(0.3)]) == 0)
    #expect(pieces([.shown(0.1), .shown(0.2), .shown(0.3)], breakBefore: "reworded") == 1)
  }

  @Test("empty and odd input is drawn without a fault") func oddInput() {
    let charts = [
      StackedBarChart(frame: Self.frame, levels: [], rows: []).scene(),
      StackedBarChart(
        frame: Self.frame, levels: ["A"], rows: [.init("Row", shares: [.shown(0.5), .shown(0.5)])],
        layout: .diverging(neutral: .apart)
      ).scene(),
      StackedBarChart(frame: Self.frame, levels: ["A", "B"], rows: [.init("", shares: [])]).scene(),
      AnswerDotChart(frame: Self.frame, levels: [], rows: [.init("Row", answers: .counts([1]))])
        .scene(),
      AnswerDotChart(
        frame: Self.frame, levels: ["A", "B"], rows: [.init("Row", answers: .counts([-1, 3, 9]))],
        showsMedian: true
      ).scene(),
      RankedDotChart(
        frame: Self.frame, rows: [.init("Row", mark: .shown(.infinity))], format: .percent()
      ).scene(),
      DumbbellChart(
        frame: Self.frame, series: ["A"], rows: [.init("Row", marks: [.shown(2), .shown(1)])],
        format: .percent()
      ).scene(),
      SlopeChart(
        frame: Self.frame, rounds: [.init("2018", year: 2018)],
        series: [.init("Row", marks: [.shown(0.5), .shown(1)]), .init("None", marks: [])],
        format: .percent()
      ).scene(),
      HeatMapChart(
        frame: Self.frame, columns: [], rows: [.init("Row", cells: [.shown(1)])], format: .percent()
      ).scene(width: 10),
    ]
    for scene in charts { #expect(scene.faults() == []) }
  }
}

@Suite("Chart parts") struct ChartPartTests {
  @Test("labels are moved apart, in order and within the range") func dodging() {
    #expect(dodge([10, 50], sizes: [10, 10], in: 0...100) == [10, 50])
    #expect(dodge([50, 50], sizes: [10, 10], in: 0...100) == [45, 55])
    #expect(dodge([2, 3], sizes: [10, 10], in: 0...100) == [5, 15])
    #expect(dodge([99, 98], sizes: [10, 10], in: 0...100) == [95, 85])
    #expect(dodge([50, 52, 54, 90], sizes: [10, 10, 10, 10], in: 0...100) == [42, 52, 62, 90])
    #expect(dodge([], sizes: [], in: 0...1) == [])
  }

  @Test(
    "axes have round ticks",
    arguments: [
      ([0.13, 0.87], [0, 0.2, 0.4, 0.6, 0.8, 1]),
      ([0.41, 0.43], [0.41, 0.415, 0.42, 0.425, 0.43]),
      ([3.0, 17], [0, 5, 10, 15, 20]), ([5, 5], [5, 5.1, 5.2, 5.3, 5.4, 5.5]),
    ])
  func ticks(values: [Double], expected: [Double]) {
    let axis = ValueAxis(values: values, domain: nil, limits: nil, ticks: 5, from: 0, to: 100)
    let hundredths = axis.ticks.map { ($0 * 1000).rounded() }
    #expect(hundredths == expected.map { ($0 * 1000).rounded() })
    #expect(axis.place(axis.domain.lowerBound) == 0 && axis.place(axis.domain.upperBound) == 100)
  }

  @Test("each palette gives as many colours as there are levels, neighbours apart")
  func palettes() {
    let palettes: [LevelPalette] = [
      .diverging(favourableFirst: false), .diverging(favourableFirst: true),
      .sequential(darkestFirst: false), .sequential(darkestFirst: true), .nominal, .custom([]),
    ]
    for palette in palettes {
      for count in 0...11 {
        let colors = palette.colors(count)
        #expect(colors.count == count)
        for (one, next) in zip(colors, colors.dropFirst()) { #expect(one != next) }
      }
    }
    #expect(
      LevelPalette.diverging(favourableFirst: false).colors(5).map(\.hex)
        == ["#852206", "#cc875f", "#d9d9d9", "#5496b7", "#02397a"])
  }
}
