/// How many of `count` respondents go to each level: near the planned shares, never at a level
/// planned to stay empty.
///
/// The shares are moved a little at random, then rounded by largest remainder, so that what was
/// planned holds for certain while no round looks drawn with a ruler.
func quotas(
  _ shares: [Double], count: Int, spread: Double = 0.08, stream: inout DrawStream
) -> [Int] {
  let moved = shares.map { share in max(0, share * (1 + spread * stream.nearNormal())) }
  let total = moved.reduce(0, +)
  guard total > 0 else { return shares.map { _ in 0 } }
  let exact = moved.map { Double(count) * $0 / total }
  var whole = exact.map { Int($0) }
  let byRemainder = exact.indices.sorted { first, second in
    let left = exact[first] - Double(whole[first])
    let right = exact[second] - Double(whole[second])
    return left == right ? first < second : left > right
  }
  for index in byRemainder.prefix(count - whole.reduce(0, +)) {
    whole[index] += 1
  }
  return whole
}

/// The level of each respondent: the lowest scores fill the first quota, the next the second.
func levels(ofScores scores: [Double], quotas: [Int]) -> [Int] {
  let ascending = scores.indices.sorted { first, second in
    scores[first] == scores[second] ? first < second : scores[first] < scores[second]
  }
  var result = scores.map { _ in 0 }
  var position = 0
  for (level, quota) in quotas.enumerated() {
    for index in ascending[position..<position + quota] { result[index] = level }
    position += quota
  }
  return result
}
