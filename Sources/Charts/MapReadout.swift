import Localization

extension MapChart {
  /// The map in words: who is there, which points are the furthest apart and the nearest, and
  /// which coincide.
  func readout(leftOut: Int) -> String {
    let all = places
    let plain = all.filter { !$0.isCentroid }
    let means = all.filter(\.isCentroid)
    var sentences = [census(plain)]
    sentences += extremes(plain, furthest: Words.largestDistance, nearest: Words.nearestPoints)
    sentences += [coincidences(plain)]
    sentences += extremes(means, furthest: Words.furthestMeans, nearest: Words.nearestMeans)
    sentences += [Words.leftOut(leftOut, language), Words.unplaced(unplaced, language)]
    return sentences.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// How many points have no coordinates.
  var unplaced: Int { points.count { !$0.x.isFinite || !$0.y.isFinite } }

  private var language: Language { frame.language }

  /// How many points there are, and how many of each category.
  private func census(_ places: [MapPlace]) -> String {
    let counts = places.flatMap { $0.counts(in: points) }
    let total = counts.reduce(0) { $0 + $1.count }
    let parts = categories.indices.compactMap { category -> String? in
      let count = counts.filter { $0.category == category }.reduce(0) { $0 + $1.count }
      return count > 0 ? "\(categories[category]) (\(count))" : nil
    }
    let words = Words.mapOf(total, language)
    return words + (parts.isEmpty ? "." : ": " + parts.joined(separator: ", ") + ".")
  }

  /// The pair of marks with the largest distance and that with the smallest, the first of equals.
  private func extremes(
    _ places: [MapPlace], furthest: LocalizedText, nearest: LocalizedText
  ) -> [String] {
    guard places.count > 1 else { return [] }
    var largest = (distance: -Double.infinity, left: 0, right: 0)
    var smallest = (distance: Double.infinity, left: 0, right: 0)
    for left in places.indices {
      for right in places.indices.dropFirst(left + 1) {
        let x = places[left].x - places[right].x
        let y = places[left].y - places[right].y
        let distance = x * x + y * y
        if distance > largest.distance { largest = (distance, left, right) }
        if distance < smallest.distance { smallest = (distance, left, right) }
      }
    }
    func sentence(_ start: LocalizedText, _ pair: (distance: Double, left: Int, right: Int))
      -> String
    {
      let ends = [pair.left, pair.right].map { name(places[$0]) }
      return start[language] + ": " + Words.fromTo(ends[0], ends[1], language) + "."
    }
    let first = sentence(furthest, largest)
    return places.count > 2 ? [first, sentence(nearest, smallest)] : [first]
  }

  /// The marks that stand for more than one point.
  private func coincidences(_ places: [MapPlace]) -> String {
    let shared = places.filter { place in
      place.counts(in: points).reduce(0) { $0 + $1.count } > 1
    }
    guard !shared.isEmpty else { return "" }
    guard shared.count <= 12 else { return Words.sharedPlaces(shared.count, language) }
    let parts = shared.map { place in
      let count = place.counts(in: points).reduce(0) { $0 + $1.count }
      return name(place) + " (\(count))"
    }
    return Words.samePlace[language] + ": " + parts.joined(separator: "; ") + "."
  }

  /// What a mark is called: by the names of its points, else by their categories.
  func name(_ place: MapPlace) -> String {
    let names = place.names(in: points)
    if !names.isEmpty { return names.joined(separator: ", ") }
    let kinds = place.counts(in: points).map(\.category).filter(categories.indices.contains)
    let words = Words.unnamedPoint[language]
    return kinds.isEmpty
      ? words : words + " (" + kinds.map { categories[$0] }.joined(separator: ", ") + ")"
  }
}
