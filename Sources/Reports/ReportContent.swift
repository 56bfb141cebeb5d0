import Estimation
import Figures
import Files
import Framework
import Graphics
import Localization
import ResultTables
import Results
import Rounds
import Surveys
import Tables

/// A report in one language before it becomes a file: sections of text, figures and tables.
struct ReportContent {
  var language: Language
  var title: String
  var lead: String
  /// What a reader must not miss, for instance that the answers are invented.
  var warning: String?
  var sections: [ReportSection]
  /// Whether it is to be printed without a new page for every section.
  var isCompact = false
}

/// A heading with what stands under it.
struct ReportSection {
  /// A stable identifier, unique in the report; the language is put before it.
  var id: String
  var heading: String
  var blocks: [ReportBlock] = []
  var sections: [ReportSection] = []

  /// The figures of the section and of all below it, in order.
  var figures: [ReportFigure] {
    blocks.compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
      + sections.flatMap(\.figures)
  }
}

enum ReportBlock {
  case paragraph(String)
  /// Who was asked, where a list comes from: small print under a heading.
  case remark(String)
  case list([String])
  /// A boxed list under a line of its own.
  case box(String, [String])
  case table(DisplayTable)
  case figure(ReportFigure)
  case finding(ReportFinding)
  /// Lines to write on: what stands on each.
  case signatures([String])
}

/// Something found, with its weight, its evidence and what to do next.
struct ReportFinding {
  /// The name of the weight, for the style sheet.
  var kind: String
  var label: String
  var title: String
  var evidence: [String]
  var action: String?
}

/// A chart with its table twin.
struct ReportFigure {
  var figure: Figure
  var tables: [DisplayTable]
}
