public import Tabular

/// Answers put together to the levels of another table.
public struct AnswerRecoding: Equatable, Sendable {
  /// The levels of the other table.
  public let levelCount: Int
  /// The code in the other table of each code, the reasons first: `code + reasonCount`.
  private let codes: [Int32]

  /// - Parameters:
  ///   - levelCount: The levels of the question.
  ///   - newLevelCount: The levels of the other table.
  ///   - code: The code in the other table of a code of the question.
  public init(levelCount: Int, to newLevelCount: Int, code: (Int32) -> Int32) {
    self.levelCount = newLevelCount
    codes = (0..<(levelCount + CellLayout.reasonCount)).map {
      code(Int32($0 - CellLayout.reasonCount))
    }
  }

  /// Who of those asked answered: the levels answered and not.
  ///
  /// - Parameters:
  ///   - levelCount: The levels of the question.
  ///   - reason: Count only those without an answer for this reason; nil for any reason.
  /// - Returns: The recoding; those who were not asked stay outside.
  public static func nonresponse(
    levelCount: Int, _ reason: MissingReason? = nil
  ) -> AnswerRecoding {
    AnswerRecoding(levelCount: levelCount, to: 2) { code in
      if code == MissingReason.notAsked.code { return code }
      return (reason.map { code == $0.code } ?? (code < 0)) ? 1 : 0
    }
  }

  /// The code in the other table.
  func code(_ code: Int32) -> Int32 { codes[Int(code) + CellLayout.reasonCount] }

  /// For each cell of a pass the cell of the other pass that it is a part of.
  func cells(groupCount: Int) -> [Int] {
    let width = levelCount + CellLayout.reasonCount
    return (0..<groupCount).flatMap { group in
      codes.map { group * width + Int($0) + CellLayout.reasonCount }
    }
  }
}

extension CellCoding {
  /// The same rows and groups with the answers put together.
  func recoded(_ recoding: AnswerRecoding) -> CellCoding {
    CellCoding(
      groups: groups, groupCount: groupCount, answers: answers.map(recoding.code),
      levelCount: recoding.levelCount)
  }
}

extension SurveyDesign {
  /// The totals of a table, and of others whose cells are sums of its cells, from one pass over the
  /// rows where the design allows it.
  ///
  /// - Returns: The table, then one for each recoding.
  /// - Complexity: one pass; with calibrated weights, replicates or very many cells one a table.
  public func totals(of coding: CellCoding, and recodings: [AnswerRecoding]) -> [TableTotals] {
    let cellCount = coding.groupCount * CellKernel.width(coding)
    guard !recodings.isEmpty, replicates == nil, residuals == nil, coding.columns.isEmpty,
      cellCount <= SurveyDesign.denseCellLimit
    else { return [totals(of: coding)] + recodings.map { totals(of: coding.recoded($0)) } }
    let counted = countedCells(coding)
    return [totals(of: coding, counted)]
      + recodings.map { recoding in
        // Only the size of the table is read of its coding from here on.
        let other = CellCoding(
          groups: coding.groups, groupCount: coding.groupCount, answers: coding.answers,
          levelCount: recoding.levelCount)
        let cells = recoding.cells(groupCount: coding.groupCount)
        return totals(
          of: other,
          counted.merged(cells, into: coding.groupCount * CellKernel.width(other)))
      }
  }
}

/// What a pass over the rows counts: the cells of every cluster or stratum of the last stage.
struct CountedCells {
  /// By cluster and cell; empty where each respondent is a cluster.
  var clusterTotals: [Double] = []
  /// By stratum and cell, where each respondent is a cluster.
  var blocks: [CellMoments] = []
  /// By cell.
  var sums: [CellMoments]

  /// Cells put together.
  ///
  /// - Parameters:
  ///   - target: For each cell its cell in the result.
  ///   - count: The number of those.
  /// - Returns: What one pass would have counted in the cells of the result.
  func merged(_ target: [Int], into count: Int) -> CountedCells {
    var result = CountedCells(sums: [CellMoments](repeating: .zero, count: count))
    for (cell, sum) in sums.enumerated() { result.sums[target[cell]] += sum }
    let width = target.count
    result.clusterTotals = [Double](
      repeating: 0, count: clusterTotals.count / width * count)
    for index in clusterTotals.indices where clusterTotals[index] != 0 {
      result.clusterTotals[index / width * count + target[index % width]] += clusterTotals[index]
    }
    result.blocks = [CellMoments](repeating: .zero, count: blocks.count / width * count)
    for index in blocks.indices {
      result.blocks[index / width * count + target[index % width]] += blocks[index]
    }
    return result
  }
}
