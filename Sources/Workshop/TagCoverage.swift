public import Framework

/// How many recommendations and headings bear each principle or indicator.
public struct TagCoverage: Equatable, Sendable {
  /// One principle or indicator.
  public struct Tag: Equatable, Sendable {
    /// The identifier of the principle or indicator.
    public var id: String
    /// Headings with at least one such recommendation.
    public var headings: Int
    /// The recommendations (identifiers), in the order of the record.
    public var recommendations: [String]
  }

  /// In the order of the study.
  public let principles: [Tag]
  /// In the order of the study.
  public let indicators: [Tag]

  public init(study: Study, record: WorkshopRecord) {
    func tag(_ id: String, _ tags: (Recommendation) -> [String]) -> Tag {
      let tagged = record.recommendations.filter { tags($0).contains(id) }
      return Tag(
        id: id, headings: Set(tagged.map(\.heading)).count, recommendations: tagged.map(\.id))
    }
    principles = study.principles.map { tag($0.id, \.principles) }
    indicators = study.indicators.map { tag($0.id, \.indicators) }
  }
}
