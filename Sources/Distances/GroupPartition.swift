/// Which group each of several objects belongs to.
///
/// Objects that belong to no group are left out before: every object has one.
public struct GroupPartition: Equatable, Sendable {
  /// The group of each object, 0 ..< `groupCount`.
  public let codes: [Int]
  public let groupCount: Int
  /// How many objects each group has.
  public let sizes: [Int]

  /// - Precondition: every code is one of 0 ..< `groupCount`.
  public init(_ codes: [Int], groupCount: Int) {
    self.codes = codes
    self.groupCount = groupCount
    var sizes = [Int](repeating: 0, count: groupCount)
    for code in codes { sizes[code] += 1 }
    self.sizes = sizes
  }

  /// The objects of a group, in order.
  public func members(_ group: Int) -> [Int] { codes.indices.filter { codes[$0] == group } }
}
