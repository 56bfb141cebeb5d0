// The rows of a tidy table without quoted fields, by the names of its columns.
func tidyRows(_ text: String) -> [[String: String]] {
  let lines = text.split(separator: "\n").map {
    $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
  return lines.dropFirst().map { fields in
    Dictionary(zip(lines.first ?? [], fields), uniquingKeysWith: { first, _ in first })
  }
}
