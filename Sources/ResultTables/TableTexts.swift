import Numerics
public import Tables

/// Tables as plain text, one below the other with two empty lines between.
///
/// - Parameters:
///   - tables: What to write.
///   - width: The columns of the terminal; nil for as wide as each table wants.
/// - Returns: The lines of all of them.
public func plainText(of tables: [DisplayTable], width: Int?) -> String {
  orderedMap(count: tables.count) { tables[$0].plainText(width: width) }.joined(separator: "\n\n")
}
