import Dispatch
import Synchronization

/// The values of `body` for the indices 0 ..< `count`, computed on all cores, in order of index.
///
/// Each value may depend on its index alone, so the result is the same on any number of cores.
/// Give it work of a millisecond or more an index; for less, put several into one.
///
///     let tables = orderedMap(count: questions.count) { totals(of: questions[$0]) }
///
/// - Complexity: `count` calls of `body`, and one lock for each.
public func orderedMap<Value: Sendable>(
  count: Int, _ body: @Sendable (Int) -> Value
) -> [Value] {
  guard count > 1 else { return (0..<max(0, count)).map(body) }
  let slots = Mutex([Value?](repeating: nil, count: count))
  DispatchQueue.concurrentPerform(iterations: count) { index in
    let value = body(index)
    slots.withLock { $0[index] = value }
  }
  return slots.withLock { $0.compactMap { $0 } }
}
