import Estimation
import Results

/// How many respondents stand behind the published numbers of each group, and which are withheld.
///
/// It reads rows that have passed the protection of small cells, so it can give nothing away.
struct PublishedCounts {
  /// What a reader of the results learns of the size of a group.
  enum Size: Equatable {
    case shown(Int)
    case withheld
    /// Nobody of the group answered.
    case empty
  }

  private struct Key: Hashable {
    var question: String
    var groupBy: String
    var group: String
    var round: String
  }

  private var sizes: [Key: Size] = [:]

  /// - Parameter rows: Rows of distributions, overall, by kind of actor and by every dimension.
  init(_ rows: [ResultRow]) {
    for row in rows where row.key.versusGroup.isEmpty && row.key.versusRound.isEmpty {
      let key = Key(
        question: row.key.question, groupBy: row.key.groupBy, group: row.key.group,
        round: row.key.round)
      switch row.outcome {
      case .suppressed: sizes[key] = .withheld
      case .undefined: if sizes[key] == nil { sizes[key] = .empty }
      case .estimate(let estimate):
        guard row.key.statistic == "count", let count = estimate.count else { continue }
        switch sizes[key] {
        case .withheld?: break
        // The options of one question can have different numbers of answers.
        case .shown(let other)?: sizes[key] = .shown(min(other, count))
        case .empty?, nil: sizes[key] = .shown(count)
        }
      }
    }
  }

  /// The size of a group; empty where the question was not put to it.
  func size(_ question: String, by groupBy: String, _ group: String, round: String) -> Size {
    sizes[Key(question: question, groupBy: groupBy, group: group, round: round)] ?? .empty
  }
}
