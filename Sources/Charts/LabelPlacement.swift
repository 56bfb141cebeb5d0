import Graphics

/// A label that wants a place beside its mark.
struct PlacedLabel {
  /// The room of the mark, which the label keeps off.
  var mark: Rect
  /// The sizes of the ways to set the label, the best first.
  var forms: [Size]
  /// Whether the label goes before others, and further away where its mark has no place for it.
  var isFirst: Bool
}

/// Finds places for labels beside marks so that they cover neither marks nor one another.
struct LabelPlacement {
  /// A place that a label could take.
  struct Candidate: Equatable {
    var form: Int
    var box: Rect
    var anchor: TextStyle.Anchor
    /// Whether the place is away from the mark, so that a line should lead to it.
    var isFar = false
  }

  /// The area that no label leaves.
  let area: Rect
  /// What no label may cover.
  let obstacles: [Rect]
  private let gap = 3.0

  init(in area: Rect, obstacles: [Rect]) {
    self.area = area
    self.obstacles = obstacles
  }

  /// A place for each label in the order given; nil for a label that has none.
  ///
  /// Labels with few places go first. A label left without one then asks the label in its way
  /// to step aside.
  func places(_ labels: [PlacedLabel]) -> [Candidate?] {
    let candidates = labels.map(candidates)
    let order = labels.indices.sorted { left, right in
      if labels[left].isFirst != labels[right].isFirst { return labels[left].isFirst }
      let counts = (candidates[left].count, candidates[right].count)
      return counts.0 == counts.1 ? left < right : counts.0 < counts.1
    }
    var chosen = [Candidate?](repeating: nil, count: labels.count)
    for index in order {
      chosen[index] = candidates[index].first { rivals(of: $0, in: chosen).isEmpty }
    }
    for index in order where chosen[index] == nil {
      makeRoom(for: index, candidates, &chosen)
    }
    return chosen
  }

  /// Moves one label to another of its places where that frees a place for a label without one.
  private func makeRoom(
    for index: Int, _ candidates: [[Candidate]], _ chosen: inout [Candidate?]
  ) {
    for candidate in candidates[index] {
      let inTheWay = rivals(of: candidate, in: chosen)
      guard inTheWay.count == 1, let rival = inTheWay.first else { continue }
      var trial = chosen
      trial[rival] = nil
      trial[index] = candidate
      guard let other = candidates[rival].first(where: { rivals(of: $0, in: trial).isEmpty })
      else { continue }
      trial[rival] = other
      chosen = trial
      return
    }
  }

  /// The labels placed so far that a candidate would touch.
  private func rivals(of candidate: Candidate, in chosen: [Candidate?]) -> [Int] {
    chosen.indices.filter { index in
      guard let other = chosen[index] else { return false }
      return candidate.box.padded(2, 0).overlaps(other.box)
    }
  }

  /// The places where a label covers no mark and stays in the area, the best first.
  private func candidates(for label: PlacedLabel) -> [Candidate] {
    // Marks that lie on one another share what is said beside them.
    let mark = obstacles.filter { $0.contains(label.mark.center) }
      .reduce(label.mark) { $0.union($1) }
    let others = obstacles.filter { !mark.contains($0.center) }
    // A neighbour that almost touches the mark leaves a place only a little further away.
    let rooms = [mark, mark.padded(5, 5)]
    let near = label.forms.indices.flatMap { form in
      rooms.flatMap { room in
        boxes(label.forms[form], around: room).compactMap { box, anchor -> Candidate? in
          guard isFree(box), belongs(box, to: mark, others) else { return nil }
          return Candidate(form: form, box: box, anchor: anchor)
        }
      }
    }
    return near + (label.isFirst ? farCandidates(for: label) : [])
  }

  /// Whether a box is clearly nearer to a mark than to any other, so that no reader takes the
  /// label for a neighbour's.
  private func belongs(_ box: Rect, to mark: Rect, _ others: [Rect]) -> Bool {
    let own = box.distance(to: mark)
    return !others.contains { box.distance(to: $0) < own + 2 }
  }

  private func isFree(_ box: Rect) -> Bool {
    area.covers(box) && !obstacles.contains { box.padded(2.5, 0.5).overlaps($0) }
  }

  /// Free places on square rings around a mark, the nearest first.
  private func farCandidates(for label: PlacedLabel) -> [Candidate] {
    let form = label.forms.count - 1
    guard let size = label.forms.last else { return [] }
    let middle = label.mark.center
    var found: [Candidate] = []
    for distance in stride(from: 24.0, through: 240, by: 8) {
      for (across, down) in Self.directions {
        let x = middle.x + across * distance - size.width * (1 - across) / 2
        let y = middle.y + down * distance - size.height * (1 - down) / 2
        let box = Rect(x: x, y: y, width: size.width, height: size.height)
        if isFree(box) {
          found.append(Candidate(form: form, box: box, anchor: .start, isFar: true))
        }
      }
    }
    return found
  }

  /// Steps from the middle of a square to points of its border, the straight ones first.
  private static let directions: [(Double, Double)] = [
    0, 0.25, -0.25, 0.5, -0.5, 0.75, -0.75, 1, -1,
  ]
  .flatMap { (step: Double) -> [(Double, Double)] in
    [(1, step), (-1, step), (step, -1), (step, 1)]
  }

  /// The eight boxes of a size around a mark: beside it, above and below, then at its corners.
  private func boxes(_ size: Size, around mark: Rect) -> [(Rect, TextStyle.Anchor)] {
    let right = mark.maxX + gap
    let left = mark.x - gap - size.width
    let middle = mark.center.x - size.width / 2
    let above = mark.y - 1 - size.height
    let below = mark.maxY + 1
    let level = mark.center.y - size.height / 2
    func box(_ x: Double, _ y: Double) -> Rect {
      Rect(x: x, y: y, width: size.width, height: size.height)
    }
    return [
      (box(right, level), .start), (box(left, level), .end), (box(middle, above), .middle),
      (box(middle, below), .middle), (box(right, above + 4), .start),
      (box(right, below - 4), .start),
      (box(left, above + 4), .end), (box(left, below - 4), .end),
    ]
  }
}

extension LabelPlacement.Candidate {
  /// The label's lines set in the box.
  func node(_ text: WrappedText, _ style: TextStyle) -> SceneNode {
    let x =
      switch anchor {
      case .start: box.x
      case .middle: box.center.x
      case .end: box.maxX
      }
    return .text(text, at: Point(x, box.y + style.ascent), style.anchored(anchor))
  }
}

extension WrappedText {
  /// The height of the letters, without the space between this block and the next.
  func boxHeight(_ style: TextStyle) -> Double {
    height(style) - style.lineHeight + style.ascent + style.descent
  }
}

extension Rect {
  /// The rectangle with more room on all sides.
  func padded(_ x: Double, _ y: Double) -> Rect {
    Rect(x: self.x - x, y: self.y - y, width: width + 2 * x, height: height + 2 * y)
  }

  /// The length of the shortest line from one rectangle to another; zero where they touch.
  func distance(to other: Rect) -> Double {
    let across = max(0, other.x - maxX, x - other.maxX)
    let down = max(0, other.y - maxY, y - other.maxY)
    return (across * across + down * down).squareRoot()
  }

  /// The smallest rectangle around two.
  func union(_ other: Rect) -> Rect {
    let left = min(x, other.x)
    let top = min(y, other.y)
    return Rect(
      x: left, y: top, width: max(maxX, other.maxX) - left, height: max(maxY, other.maxY) - top)
  }
}
