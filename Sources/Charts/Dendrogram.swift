import Graphics

/// A hierarchical clustering as lines: which items were joined, and at what distance.
///
/// Places along the items count from zero: the first item stands at 0.5.
struct Dendrogram: Equatable {
  /// Two branches and the line that joins them.
  struct Joint: Equatable {
    var left: Double
    var right: Double
    /// The heights at which the branches start.
    var leftFoot: Double
    var rightFoot: Double
    var height: Double
  }

  let joints: [Joint]

  /// The lines of the merges; nil where these are no tree, or branches would cross.
  init?(_ merges: [ClusteredHeatMapChart.Merge], items: Int) {
    var branches = (0..<items).map {
      Branch(place: Double($0) + 0.5, foot: 0, items: $0..<($0 + 1))
    }
    var joined: Set<Int> = []
    var joints: [Joint] = []
    for merge in merges {
      guard branches.indices.contains(merge.left), branches.indices.contains(merge.right),
        joined.insert(merge.left).inserted, joined.insert(merge.right).inserted,
        merge.height.isFinite, merge.height >= 0
      else { return nil }
      let pair = [branches[merge.left], branches[merge.right]]
        .sorted { $0.items.lowerBound < $1.items.lowerBound }
      guard pair[0].items.upperBound == pair[1].items.lowerBound else { return nil }
      joints.append(
        Joint(
          left: pair[0].place, right: pair[1].place, leftFoot: pair[0].foot,
          rightFoot: pair[1].foot, height: merge.height))
      branches.append(
        Branch(
          place: (pair[0].place + pair[1].place) / 2, foot: merge.height,
          items: pair[0].items.lowerBound..<pair[1].items.upperBound))
    }
    guard !joints.isEmpty else { return nil }
    self.joints = joints
  }

  private struct Branch {
    var place: Double
    var foot: Double
    var items: Range<Int>
  }

  /// The lines, with the pixels of places and heights.
  func path(x: (Double) -> Double, y: (Double) -> Double) -> Path {
    Path(
      joints.flatMap { joint -> [Path.Element] in
        let left = x(joint.left)
        let right = x(joint.right)
        let top = y(joint.height)
        return [
          .move(Point(left, y(joint.leftFoot))), .line(Point(left, top)),
          .line(Point(right, top)), .line(Point(right, y(joint.rightFoot))),
        ]
      })
  }
}
