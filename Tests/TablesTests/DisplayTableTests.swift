import Tables
// Proves that one table reads the same in every form, and that no text can break its markup.
import TestSupport
import Testing

@Suite("Tables for people") struct DisplayTableTests {
  static let answers = DisplayTable(
    title: "How often are organisations consulted?",
    columns: [
      .init("Group"), .init("Never", .trailing, unit: "%"),
      .init("Sometimes", .trailing, unit: "%"),
      .init("n", .trailing),
    ],
    groups: [
      .init(
        heading: "2018",
        rows: [
          [
            .text("Organizaciones de la sociedad civil"), .number("33"), .number("67"),
            .number("46"),
          ],
          [
            .text("Private sector"), .number("5", mark: "†"), .number("95", mark: "†"),
            .number("20"),
          ],
        ]),
      .init(
        heading: "2021",
        rows: [
          [
            .text("日本の組織"), .withheld(symbol: "*", meaning: "withheld: fewer than 5"),
            .withheld(symbol: "*", meaning: "withheld: fewer than 5"), .empty,
          ]
        ]),
    ],
    footnotes: [
      .init("Source: the sample study."),
      .init(mark: "*", "Withheld: fewer than 5 people answered, and their answers stay private."),
      .init(mark: "†", "The question changed."),
    ])

  static let hostile = DisplayTable(
    title: "a|b <script>alert(\"x\")</script> & 100% {of} $_^~\\ #",
    columns: [.init("a,b"), .init("say \"yes\"", .trailing)],
    rows: [[.text("*bold* `code` [link](x)"), .number("1\n2")], [.text("short")]],
    footnotes: [.init("<b>&</b>")])

  @Test("a table without columns is a block of text in each form")
  func textBlock() {
    let block = DisplayTable(
      title: "In words", columns: [], groups: [],
      footnotes: [.init("12 of 20 & more."), .init("<b>")])
    #expect(block.plainText() == "In words\n\n12 of 20 & more.\n<b>\n")
    #expect(block.markdown() == "**In words**\n\n12 of 20 & more.\n\n\\<b>\n")
    #expect(
      block.html(id: "t1")
        == "<div class=\"text-block\" id=\"t1\">\n<h2>In words</h2>\n<p>12 of 20 &amp; more.</p>\n"
        + "<p>&lt;b&gt;</p>\n</div>\n")
    #expect(
      block.latex() == "\\paragraph{In words}\n12 of 20 \\& more.\\par\n"
        + "\\textless{}b\\textgreater{}\\par\n")
    #expect(block.csv().isEmpty)
  }

  @Test(
    "each form of a table is as recorded",
    arguments: ["answers", "hostile"])
  func forms(name: String) {
    let table = name == "answers" ? Self.answers : Self.hostile
    expectSnapshot(table.plainText(), named: name + ".txt")
    expectSnapshot(table.plainText(width: 42), named: name + "-narrow.txt")
    expectSnapshot(table.markdown(), named: name + ".md")
    expectSnapshot(table.html(id: "t1"), named: name + ".html")
    expectSnapshot(table.latex(label: "tab:one"), named: name + ".tex")
    expectSnapshot(table.csv(), named: name + ".csv")
  }

  @Test("plain text keeps within its width", arguments: [20, 30, 42, 60, 80])
  func width(limit: Int) {
    for table in [Self.answers, Self.hostile] {
      for line in table.plainText(width: limit).split(separator: "\n") {
        #expect(displayWidth(String(line)) <= max(limit, 20), "\(line)")
      }
    }
  }

  @Test(
    "letters count the columns they take",
    arguments: [
      ("abc", 3), ("ñandú", 5), ("e\u{301}", 1), ("日本", 4), ("👩‍👩‍👧", 2), ("½×≤", 3), ("❤️", 2), ("", 0),
    ])
  func letters(text: String, columns: Int) {
    #expect(displayWidth(text) == columns)
  }

  @Test("a table without columns or rows is still a table")
  func empty() {
    let table = DisplayTable(title: "", columns: [], rows: [])
    #expect(table.plainText() == "\n")
    #expect(table.csv() == "\n")
    #expect(table.html().contains("<table>"))
  }
}
