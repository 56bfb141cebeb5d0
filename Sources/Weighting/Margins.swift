/// Known totals of the population by the levels of one dimension or of several crossed.
public struct Margin: Equatable, Sendable {
  /// A level with its total.
  public struct Level: Equatable, Sendable {
    /// The level of each dimension.
    public var parts: [String]
    public var total: Double
    /// The line of the file that says so; nil where there is no file.
    public var line: Int?

    public init(_ parts: [String], total: Double, line: Int? = nil) {
      self.parts = parts
      self.total = total
      self.line = line
    }

    /// The level as files and messages write it: `w × young`.
    public var label: String { parts.joined(separator: Margin.cross) }
  }

  /// The name in files of the margin with one total, the size of the population.
  public static let populationName = "_total"
  static let cross = " × "

  /// The dimensions crossed; empty for the size of the population.
  public var dimensions: [String]
  public var levels: [Level]

  public init(dimensions: [String], levels: [Level]) {
    self.dimensions = dimensions
    self.levels = levels
  }

  /// A margin of one dimension.
  public init(_ dimension: String, _ totals: KeyValuePairs<String, Double>) {
    self.init(
      dimensions: [dimension], levels: totals.map { Level([$0.key], total: $0.value) })
  }

  /// The margin as files and messages name it: `sex:age`.
  public var name: String {
    dimensions.isEmpty ? Margin.populationName : dimensions.joined(separator: ":")
  }

  /// The sum of the totals: the population that this margin stands for.
  public var total: Double { levels.reduce(0) { $0 + $1.total } }
}

/// The margins to which weights are adjusted.
public struct Margins: Equatable, Sendable {
  public var margins: [Margin]
  /// The file that holds them, for messages; nil where there is none.
  public var source: String?

  public init(_ margins: [Margin], source: String? = nil) {
    self.margins = margins
    self.source = source
  }

  /// Every dimension that a margin names, each once, in order of first use.
  public var dimensions: [String] {
    var seen: Set<String> = []
    return margins.flatMap(\.dimensions).filter { seen.insert($0).inserted }
  }

  /// The size of the population: the total of the first margin.
  public var population: Double { margins.first?.total ?? 0 }
}
