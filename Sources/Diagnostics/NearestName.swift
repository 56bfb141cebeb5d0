/// The candidate nearest to a misspelt name, or nothing where none is near enough to suggest.
///
/// Nearness is the optimal string alignment distance on lower-cased characters (an insertion,
/// deletion, substitution or swap of neighbours costs one); at most a third of the name may
/// differ, and at least one edit is always allowed. Ties go to the earlier candidate.
public func nearestName(to name: String, among candidates: [String]) -> String? {
  let wanted = Array(name.lowercased())
  let limit = max(1, wanted.count / 3)
  var best: (distance: Int, candidate: String)?
  for candidate in candidates {
    let distance = alignmentDistance(wanted, Array(candidate.lowercased()))
    if distance <= limit, distance < best?.distance ?? .max { best = (distance, candidate) }
  }
  return best?.candidate
}

/// “Did you mean …?” where a candidate is near enough to a misspelt name.
///
/// Names of one or two characters and numbers are all near one another: nothing is said of them.
public func suggestion(for name: String, among candidates: [String]) -> String? {
  guard name.count > 2, Double(name) == nil else { return nil }
  return nearestName(to: name, among: candidates).map { "did you mean «\($0)»?" }
}

private func alignmentDistance(_ a: [Character], _ b: [Character]) -> Int {
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for (i, x) in a.enumerated() {
    var row = [i + 1]
    for (j, y) in b.enumerated() {
      var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (x == y ? 0 : 1))
      if i > 0, j > 0, x == b[j - 1], a[i - 1] == y { cost = min(cost, beforeLast[j - 1] + 1) }
      row.append(cost)
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}
