/// What a rule says of one estimate, with its reasons.
public struct Verdict: Equatable, Sendable {
  /// What becomes of the number.
  public enum Outcome: String, CaseIterable, Equatable, Sendable {
    case shown, flagged, withheld
    /// Something that the rule asks for is not known; the number is shown with that remark.
    case notAssessed
  }

  /// A criterion that was not met, with the value that was found.
  public struct Failure: Equatable, Sendable {
    public var criterion: Criterion
    public var found: Double
  }

  public var outcome: Outcome
  public var failures: [Failure]
  /// Why criteria could not be assessed, each reason once.
  public var unassessed: [Unassessed]

  /// The marks that a flagged number bears, in the order of the criteria, each once.
  public var marks: [String] {
    var marks: [String] = []
    for failure in failures {
      guard case .flagged(let mark) = failure.criterion.consequence, !marks.contains(mark) else {
        continue
      }
      marks.append(mark)
    }
    return marks
  }

  /// The reasons in a sentence for the remark of a row.
  ///
  /// A withheld number is told by the limits alone, and by counts of the sample: its own error and
  /// width would give it back.
  public var remark: String {
    let isWithheld = outcome == .withheld
    let told = failures.filter {
      !isWithheld || $0.criterion.consequence == .withheld
    }.map { failure in
      let condition = failure.criterion.condition
      let hides = isWithheld && !condition.measure.isOfSampleSize
      let found = hides ? "" : " (has " + condition.number(failure.found) + ")"
      return "needs " + condition.text + found
    }
    let open =
      isWithheld ? [] : unassessed.map { "not assessed: " + Self.spaced($0.rawValue) }
    return (told + open).joined(separator: "; ")
  }

  private static func spaced(_ term: String) -> String {
    term.split(separator: "_").joined(separator: " ")
  }
}
