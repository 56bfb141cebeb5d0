/// One step of reading a YAML stream, as libyaml reports it.
struct YAMLEvent {
  enum Kind {
    case documentStart
    case documentEnd
    case alias(String)
    case scalar(String, isQuoted: Bool)
    case sequenceStart
    case sequenceEnd
    case mappingStart
    case mappingEnd
  }

  var kind: Kind
  var anchor: String?
  var tag: String?
  var line: Int
  var column: Int
}

/// The events of a stream up to its end or to the first syntax fault.
struct YAMLEvents {
  var events: [YAMLEvent] = []
  var fault: YAMLSyntaxFault?
}

/// Where libyaml stopped, and its words for it.
struct YAMLSyntaxFault {
  enum Position {
    case place(line: Int, column: Int)
    case byteOffset(Int)
  }

  var problem: String
  var position: Position
  /// The line on which what could not be finished begins, where libyaml knows it.
  var contextLine: Int?
}
