
/// A report in one language before it becomes a file: sections of text, figures and tables.
struct ReportContent {
  var title: String
  var lead: String
  var warning: String?
  var sections: [ReportSection]
  var footer: [String]
}

/// A heading with what stands under it.
struct ReportSection {
  /// A stable identifier, unique in the report; the language is put before it.
  var id: String
  var heading: String
  var blocks: [ReportBlock] = []
  var sections: [ReportSection] = []
}

enum ReportBlock {
  case paragraph(String)
  /// Who was asked, where a list comes from: small print under a heading.
  case remark(String)
  case list([String])
  /// A boxed list under a line of its own.
  case box(String, [String])
  case table(Table)
  case figure(ReportFigure)
}
