/// Moves labels along a line as little as possible so that none overlaps another.
///
/// - Parameters:
///   - places: Where each label would like its middle to be.
///   - sizes: The room each label takes along the line, the gap to its neighbours included.
///   - range: The line that labels stay on, where there is room for all.
/// - Returns: The middle of each label, in the order given.
func dodge(_ places: [Double], sizes: [Double], in range: ClosedRange<Double>) -> [Double] {
  let order = places.indices.sorted { left, right in
    places[left] == places[right] ? left < right : places[left] < places[right]
  }
  // Labels that would touch become one block that stands at the mean of what its members want.
  var blocks: [Block] = []
  for index in order {
    blocks.append(
      Block(members: [index], wish: places[index] - sizes[index] / 2, size: sizes[index]))
    while blocks.count > 1 {
      let last = blocks[blocks.count - 1]
      let previous = blocks[blocks.count - 2]
      guard last.start(in: range) < previous.start(in: range) + previous.size else { break }
      blocks.removeLast(2)
      blocks.append(previous.joined(with: last))
    }
  }
  var middles = places
  for block in blocks {
    var start = block.start(in: range)
    for index in block.members {
      middles[index] = start + sizes[index] / 2
      start += sizes[index]
    }
  }
  return middles
}

private struct Block {
  var members: [Int]
  /// Where the block would like to start.
  var wish: Double
  var size: Double

  func start(in range: ClosedRange<Double>) -> Double {
    max(range.lowerBound, min(wish, range.upperBound - size))
  }

  func joined(with next: Block) -> Block {
    let mine = Double(members.count)
    let theirs = Double(next.members.count)
    // The next block starts where this one ends, so its wish for this start is that much less.
    let mean = (wish * mine + (next.wish - size) * theirs) / (mine + theirs)
    return Block(members: members + next.members, wish: mean, size: size + next.size)
  }
}
