/// A value of a YAML document that knows where it stands.
public struct YAMLNode: Equatable, Sendable {
  public var value: Value
  /// Where the value begins, counted from 1; columns count characters, not bytes.
  public var line: Int
  public var column: Int

  /// What a node holds; every scalar is text, so `no` and `1.10` stay what was written.
  public indirect enum Value: Equatable, Sendable {
    case scalar(String, isQuoted: Bool)
    case sequence([YAMLNode])
    case mapping([YAMLEntry])
  }

  public init(_ value: Value, line: Int, column: Int) {
    self.value = value
    self.line = line
    self.column = column
  }

  /// The text of a scalar; nil for a list, a mapping and an empty value.
  public var text: String? {
    guard case .scalar(let text, _) = value, !isEmpty else { return nil }
    return text
  }

  /// Nothing was written after the key (or `~` or `null`).
  public var isEmpty: Bool {
    guard case .scalar(let text, isQuoted: false) = value else { return false }
    return text.isEmpty || text == "~" || text == "null"
  }

  /// The value of a key of a mapping.
  public subscript(key: String) -> YAMLNode? {
    guard case .mapping(let entries) = value else { return nil }
    return entries.first { $0.key == key }?.value
  }
}

/// A key of a mapping with its value; mappings keep the order in which they are written.
public struct YAMLEntry: Equatable, Sendable {
  public var key: String
  public var line: Int
  public var column: Int
  public var value: YAMLNode

  public init(key: String, line: Int, column: Int, value: YAMLNode) {
    self.key = key
    self.line = line
    self.column = column
    self.value = value
  }
}
