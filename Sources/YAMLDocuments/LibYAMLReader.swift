// The one file of this module that touches libyaml; everything it returns is plain Swift.
import CYAML

/// Reads bytes, which must be UTF-8, into events.
func yamlEvents(of bytes: [UInt8]) -> YAMLEvents {
  var result = YAMLEvents()
  let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  defer { unsafe parser.deallocate() }
  guard unsafe yaml_parser_initialize(parser) == 1 else {
    result.fault = YAMLSyntaxFault(problem: "out of memory", position: .place(line: 1, column: 1))
    return result
  }
  defer { unsafe yaml_parser_delete(parser) }
  unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
  unsafe bytes.withUnsafeBufferPointer { buffer in
    guard let base = buffer.baseAddress else { return }
    unsafe yaml_parser_set_input_string(parser, base, buffer.count)
    unsafe pump(parser, into: &result)
  }
  return result
}

private func pump(_ parser: UnsafeMutablePointer<yaml_parser_t>, into result: inout YAMLEvents) {
  while true {
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(parser, &event) == 1 else {
      result.fault = unsafe syntaxFault(of: parser)
      return
    }
    defer { unsafe yaml_event_delete(&event) }
    if unsafe event.type == YAML_STREAM_END_EVENT { return }
    if let kind = unsafe kind(of: event) {
      let (anchor, tag) = unsafe properties(of: event)
      result.events.append(
        YAMLEvent(
          kind: kind, anchor: anchor, tag: tag, line: unsafe Int(event.start_mark.line) + 1,
          column: unsafe Int(event.start_mark.column) + 1))
    }
  }
}

private func kind(of event: yaml_event_t) -> YAMLEvent.Kind? {
  switch unsafe event.type {
  case YAML_DOCUMENT_START_EVENT: .documentStart
  case YAML_DOCUMENT_END_EVENT: .documentEnd
  case YAML_ALIAS_EVENT: .alias(unsafe string(event.data.alias.anchor) ?? "")
  case YAML_SCALAR_EVENT:
    .scalar(
      unsafe string(event.data.scalar.value, count: event.data.scalar.length),
      isQuoted: unsafe event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE)
  case YAML_SEQUENCE_START_EVENT: .sequenceStart
  case YAML_SEQUENCE_END_EVENT: .sequenceEnd
  case YAML_MAPPING_START_EVENT: .mappingStart
  case YAML_MAPPING_END_EVENT: .mappingEnd
  default: nil
  }
}

private func properties(of event: yaml_event_t) -> (anchor: String?, tag: String?) {
  switch unsafe event.type {
  case YAML_SCALAR_EVENT:
    unsafe (string(event.data.scalar.anchor), string(event.data.scalar.tag))
  case YAML_SEQUENCE_START_EVENT:
    unsafe (string(event.data.sequence_start.anchor), string(event.data.sequence_start.tag))
  case YAML_MAPPING_START_EVENT:
    unsafe (string(event.data.mapping_start.anchor), string(event.data.mapping_start.tag))
  default: (nil, nil)
  }
}

private func syntaxFault(of parser: UnsafeMutablePointer<yaml_parser_t>) -> YAMLSyntaxFault {
  let problem = unsafe parser.pointee.problem.map { unsafe String(cString: $0) } ?? "bad syntax"
  if unsafe parser.pointee.error == YAML_READER_ERROR {
    // The reader runs ahead of the scanner, so that only its byte offset is right.
    return unsafe YAMLSyntaxFault(
      problem: problem, position: .byteOffset(Int(parser.pointee.problem_offset)))
  }
  let mark = unsafe parser.pointee.problem_mark
  let hasContext = unsafe parser.pointee.context != nil
  return YAMLSyntaxFault(
    problem: problem, position: .place(line: Int(mark.line) + 1, column: Int(mark.column) + 1),
    contextLine: hasContext ? unsafe Int(parser.pointee.context_mark.line) + 1 : nil)
}

private func string(_ text: UnsafeMutablePointer<yaml_char_t>?) -> String? {
  unsafe text.map { unsafe String(cString: $0) }
}

private func string(_ text: UnsafeMutablePointer<yaml_char_t>?, count: Int) -> String {
  guard let text = unsafe text else { return "" }
  return unsafe String(
    decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
}
