public import Graphics
import Localization

/// The distances between named items, in an order in which those alike stand together.
///
/// The darker a cell, the further apart its two items are. Above the columns a dendrogram can tell
/// which items were joined and how far apart they were. It is read well with up to 60 items.
public struct ClusteredHeatMapChart: Equatable, Sendable {
  /// What a row and a column stand for.
  public struct Item: Equatable, Sendable {
    public var label: String
    /// A few letters that head the column; where an item has none, numbers head all columns.
    public var code: String
    /// Which of the categories the item belongs to; nil for none.
    public var category: Int?

    public init(_ label: String, code: String = "", category: Int? = nil) {
      self.label = label
      self.code = code
      self.category = category
    }
  }

  /// Two clusters that were joined: one step of a hierarchical clustering.
  ///
  /// Numbers below the count of items are items in the order of the chart, the others earlier
  /// merges: the count itself is the first merge.
  public struct Merge: Equatable, Sendable {
    public var left: Int
    public var right: Int
    /// The distance at which they were joined.
    public var height: Double

    public init(_ left: Int, _ right: Int, height: Double) {
      self.left = left
      self.right = right
      self.height = height
    }
  }

  public var frame: ChartFrame
  public var items: [Item]
  /// The distances, a row for each item; what is below the diagonal is drawn on both sides of it.
  public var distances: [[Mark]]
  public var format: ValueFormat
  /// The values of the palest and the darkest cell; nil for round numbers around the values.
  public var domain: ClosedRange<Double>?
  /// What the shades mean, before their scale.
  public var scaleLabel: String
  /// The names of the categories of items, each with a shape and a colour of its own.
  public var categories: [String]
  /// The dendrogram from the first merge to the last.
  ///
  /// None is drawn where branches would cross, nor where a cell is withheld, since the heights of
  /// the branches could tell its distance.
  public var merges: [Merge]
  /// What the heights of the dendrogram mean.
  public var heightLabel: String
  /// How many items each cluster has, in the order of the items; lines surround each.
  public var clusterSizes: [Int]
  /// Whether cells bear numbers where there are few enough for them to be read.
  public var showsNumbers: Bool

  public init(
    frame: ChartFrame, items: [Item], distances: [[Mark]], format: ValueFormat,
    domain: ClosedRange<Double>? = nil, scaleLabel: String = "", categories: [String] = [],
    merges: [Merge] = [], heightLabel: String = "", clusterSizes: [Int] = [],
    showsNumbers: Bool = true
  ) {
    self.frame = frame
    self.items = items
    self.distances = distances
    self.format = format
    self.domain = domain
    self.scaleLabel = scaleLabel
    self.categories = categories
    self.merges = merges
    self.heightLabel = heightLabel
    self.clusterSizes = clusterSizes
    self.showsNumbers = showsNumbers
  }

  /// The drawing at a width in pixels; the height follows from the content.
  public func scene(width: Double = 720) -> Scene {
    var drawing = ClusteredHeatMapDrawing(self, width: width)
    drawing.draw()
    return drawing.canvas.finish(readout: readout)
  }

  /// The distance between two items, the same in both directions.
  func mark(_ first: Int, _ second: Int) -> Mark {
    let row = max(first, second)
    let column = min(first, second)
    guard distances.indices.contains(row), distances[row].indices.contains(column) else {
      return .absent("")
    }
    return distances[row][column]
  }

  /// Each pair of items once.
  var pairs: [(first: Int, second: Int, mark: Mark)] {
    items.indices.flatMap { row in
      (0..<row).map { (first: $0, second: row, mark: mark($0, row)) }
    }
  }

  /// The items of each cluster; what the sizes leave over or exceed belongs to none.
  var clusters: [Range<Int>] {
    var start = 0
    var ranges: [Range<Int>] = []
    for size in clusterSizes where size > 0 && start + size <= items.count {
      ranges.append(start..<(start + size))
      start += size
    }
    return ranges
  }
}

// MARK: - Words

extension ClusteredHeatMapChart {
  private var language: Localization.Language { frame.language }

  /// The distances in words: the extremes, the item furthest from the others, the clusters, and
  /// what is not shown.
  var readout: String {
    let shown = pairs.compactMap { pair in
      pair.mark.value.map { (first: pair.first, second: pair.second, value: $0) }
    }
    let values = shown.map(\.value)
    var sentences = [Words.distancesBetween(items.count, language)]
    for (words, extreme) in [
      (Words.largestDistance, values.max()), (Words.smallestDistance, values.min()),
    ] {
      // Equal as they are written: a difference that no reader sees decides nothing.
      let text = extreme.map { format.text($0, language) }
      let equal = shown.filter { format.text($0.value, language) == text }
      guard let pair = equal.first else { continue }
      let ends = Words.fromTo(items[pair.first].label, items[pair.second].label, language)
      sentences.append(
        words[language] + ": " + ends + ", " + format.text(pair.value, language)
          + Words.otherPairs(equal.count - 1, language) + ".")
    }
    if let furthest = furthestOnAverage {
      sentences.append(
        Words.onAverageFurthest[language] + ": " + items[furthest.item].label + " ("
          + format.text(furthest.mean, language) + ").")
    }
    sentences += clusters.enumerated().map { index, range in
      Words.cluster[language] + " \(index + 1): "
        + items[range].map(\.label).joined(separator: ", ") + "."
    }
    return (sentences + gaps).joined(separator: " ")
  }

  /// The item with the largest mean of the distances that are shown, the first of equals.
  private var furthestOnAverage: (item: Int, mean: Double)? {
    guard items.count > 2 else { return nil }
    var furthest: (item: Int, mean: Double)?
    for item in items.indices {
      let values = items.indices.filter { $0 != item }.compactMap { mark(item, $0).value }
      guard !values.isEmpty else { continue }
      let mean = values.reduce(0, +) / Double(values.count)
      if mean > furthest?.mean ?? -.infinity { furthest = (item, mean) }
    }
    return furthest
  }

  /// How many pairs are not shown, for each reason.
  private var gaps: [String] {
    var counts: [(reason: String, count: Int)] = []
    for mark in pairs.map(\.mark) where mark.value == nil {
      let reason = mark.words(language)
      if let index = counts.firstIndex(where: { $0.reason == reason }) {
        counts[index].count += 1
      } else {
        counts.append((reason, 1))
      }
    }
    return counts.map { Words.pairs($0.count, language) + ": " + $0.reason + "." }
  }
}
