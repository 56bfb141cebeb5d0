import Diagnostics
import Files
import Numerics
import Synchronization

/// All chunks of a file in their order, with the levels of the lanes that read them.
struct ChunkedRows: Sendable {
  var chunks: [ReadChunk]
  var lanes: [LevelIndex]
}

/// Reads a file in chunks of a fixed length on all cores.
///
/// Where a chunk begins within the file says nothing of where its first row begins. It is
/// guessed, all chunks are read at once, and then each must begin exactly where the one before
/// it ended. Where one does not, the quotation marks are counted and the guess is made again
/// with what that tells; and where even that fails (a file with stray quotation marks), the
/// chunks are read one after the other. The rows are the same in all three ways.
struct ChunkedReading {
  let file: InputFile
  let plan: ReadingPlan
  let chunkLength: Int
  /// More lanes than this are never needed; those without a chunk cost nothing.
  private static let lanes = 64

  private var dataStart: Int { plan.header.dataStart }
  private var chunkCount: Int { (file.count - dataStart + chunkLength - 1) / chunkLength }

  func rows() throws(FileError) -> ChunkedRows {
    if let rows = try rows(.afterBreak) { return rows }
    let marks = try quotationMarks()
    var inside: [Bool] = []
    var isInside = false
    for count in marks {
      inside.append(isInside)
      if count % 2 == 1 { isInside.toggle() }
    }
    if !isInside, let rows = try rows(.afterClosedBreak(inside)) { return rows }
    return try rowsInTurn()
  }

  private func range(_ chunk: Int) -> Range<Int> {
    let start = dataStart + chunk * chunkLength
    return start..<min(file.count, start + chunkLength)
  }

  /// What one lane read, or why it stopped.
  private struct Lane: Sendable {
    var chunks: [(number: Int, chunk: ReadChunk)] = []
    var index: LevelIndex?
    var error: FileError?
  }

  /// Reads the chunks at once; nothing where a guess was wrong.
  private func rows(_ search: RowSearch) throws(FileError) -> ChunkedRows? {
    let next = Atomic<Int>(0)
    let count = chunkCount
    let lanes = orderedMap(count: min(count, Self.lanes)) { _ in
      var lane = Lane()
      var reader: ChunkReader?
      do throws(FileError) {
        while true {
          let number = next.add(1, ordering: .relaxed).oldValue
          if number >= count { break }
          var current = reader ?? ChunkReader(file, plan, search)
          reader = nil
          guard let chunk = try current.read(number, range(number)) else {
            next.store(count, ordering: .relaxed)
            break
          }
          lane.chunks.append((number, chunk))
          reader = current
        }
      } catch {
        next.store(count, ordering: .relaxed)
        lane.error = error
      }
      lane.index = reader?.parser.index
      return lane
    }
    for lane in lanes { if let error = lane.error { throw error } }
    return joined(lanes)
  }

  /// The chunks in their order, where each begins at the end of the one before it.
  private func joined(_ lanes: [Lane]) -> ChunkedRows? {
    var chunks = [ReadChunk?](repeating: nil, count: chunkCount)
    var indexes: [LevelIndex] = []
    for lane in lanes {
      guard let index = lane.index else { continue }
      for item in lane.chunks {
        chunks[item.number] = item.chunk
        chunks[item.number]?.lane = indexes.count
      }
      indexes.append(index)
    }
    var expected = dataStart
    for chunk in chunks {
      guard let chunk, chunk.start == expected else { return nil }
      expected = chunk.end
    }
    return ChunkedRows(chunks: chunks.compactMap { $0 }, lanes: indexes)
  }

  private func rowsInTurn() throws(FileError) -> ChunkedRows {
    var reader = ChunkReader(file, plan, .afterPrevious)
    var chunks: [ReadChunk] = []
    var start = dataStart
    for number in 0..<chunkCount where start < range(number).upperBound {
      guard let chunk = try reader.read(number, start..<range(number).upperBound) else { break }
      start = chunk.end
      chunks.append(chunk)
    }
    return ChunkedRows(chunks: chunks, lanes: [reader.parser.index])
  }

  /// The number of quotation marks in each chunk.
  private func quotationMarks() throws(FileError) -> [Int] {
    let counts = orderedMap(count: chunkCount) { number -> Result<Int, FileError> in
      var buffer: [UInt8] = []
      do throws(FileError) { try file.append(range(number), to: &buffer) } catch {
        return .failure(error)
      }
      var count = 0
      for i in buffer.indices where buffer[i] == ChunkParser.quote { count &+= 1 }
      return .success(count)
    }
    var result: [Int] = []
    for count in counts { result.append(try count.get()) }
    return result
  }
}
