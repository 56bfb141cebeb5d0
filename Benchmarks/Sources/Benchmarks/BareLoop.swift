import Foundation

/// The least that must be done: read the bytes, and add each weight into the tables.
///
/// It trusts the file: no quotation marks, known levels told apart by a byte or two, four
/// decimals. What a program takes beyond this loop is the price of being right.
struct BareLoop {
  /// The sum of one table, so that no compiler can leave the work out.
  let total: Double

  private static let groups = 8
  private static let levels = 8

  init(path: String) throws {
    guard let file = FileManager.default.contents(atPath: path) else {
      throw BenchmarkError.cannotRead(path)
    }
    let bytes = [UInt8](file)
    let questions = Battery.questions.count
    let dimensions = Battery.dimensions.count
    let size = Self.groups * Self.levels
    var tables = [Double](repeating: 0, count: questions * dimensions * size)
    var answers = [Int](repeating: 0, count: questions)
    var members = [Int](repeating: 0, count: dimensions)
    var place = (bytes.firstIndex(of: 0x0A) ?? bytes.count) + 1
    while place < bytes.count {
      for question in 0..<questions {
        answers[question] = bytes[place] == 0x2C ? 0 : Int(bytes[place] & 7)
        place += bytes[place] == 0x2C ? 1 : 2
      }
      for dimension in 0..<dimensions {
        members[dimension] = Int(bytes[place] >> 1 & 7)
        while bytes[place] != 0x2C { place += 1 }
        place += 1
      }
      for _ in 0..<2 {
        while bytes[place] != 0x2C { place += 1 }
        place += 1
      }
      var weight = 0
      while place < bytes.count, bytes[place] != 0x0A {
        if bytes[place] != 0x2E { weight = weight * 10 + Int(bytes[place] & 15) }
        place += 1
      }
      place += 1
      let value = Double(weight) / 1e4
      for question in 0..<questions {
        for dimension in 0..<dimensions {
          let table = (question * dimensions + dimension) * size
          tables[table + members[dimension] * Self.levels + answers[question]] += value
        }
      }
    }
    total = tables[..<size].reduce(0, +)
  }
}
