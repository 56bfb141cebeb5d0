extension String {
  /// The parts between the separators, empty ones left out.
  ///
  /// As `split(separator:)`, which walks over characters; this walks over bytes, for the names of
  /// groups and flags that every row of a result has.
  public func parts(separatedBy separator: String) -> [String] {
    if isEmpty { return [] }
    let (bytes, mark) = (utf8, separator.utf8)
    var parts: [String] = []
    var start = bytes.startIndex
    var position = start
    while position < bytes.endIndex {
      var end = position
      var matched = mark.startIndex
      while matched < mark.endIndex, end < bytes.endIndex, bytes[end] == mark[matched] {
        end = bytes.index(after: end)
        matched = mark.index(after: matched)
      }
      if matched == mark.endIndex, end > position {
        if start < position { parts.append(String(self[start..<position])) }
        start = end
        position = end
      } else {
        position = bytes.index(after: position)
      }
    }
    if start == bytes.startIndex { return [self] }
    if start < bytes.endIndex { parts.append(String(self[start...])) }
    return parts
  }
}
