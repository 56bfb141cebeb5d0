/// Rows as comma-separated text; a field is quoted only where it has to be.
func commaSeparated(_ rows: [[String]]) -> String {
  var text = ""
  for row in rows {
    text += row.map(field).joined(separator: ",")
    text += "\n"
  }
  return text
}

private func field(_ text: String) -> String {
  let special: Set<UInt8> = [
    UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"),
  ]
  guard text.utf8.contains(where: special.contains) else { return text }
  var quoted = "\""
  for character in text.unicodeScalars {
    if character == "\"" { quoted += "\"" }
    quoted.unicodeScalars.append(character)
  }
  return quoted + "\""
}
