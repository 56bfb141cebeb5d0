public import Localization

/// An answer to an item of the checklist.
public enum ChecklistAnswer: String, CaseIterable, Equatable, Sendable {
  case no, partly, yes
}

/// Who answered an item.
public enum ChecklistSource: String, CaseIterable, Equatable, Sendable { case data, reviewer }

/// An answer with its evidence.
public struct ChecklistEntry: Equatable, Sendable {
  public var item: String
  public var answer: ChecklistAnswer
  public var source: ChecklistSource
  public var evidence: LocalizedText
}

/// What a score says of the cooperation, in four bands.
public enum GenderBand: String, CaseIterable, Equatable, Sendable {
  case invisible
  case promising
  case sensitive = "gender_sensitive"
  case responsive = "gender_responsive"

  /// The band of a score.
  ///
  /// - Parameter score: In hundredths of a point, from 0 to 2000.
  public init(score: Int) {
    switch score {
    case ..<400: self = .invisible
    case ..<800: self = .promising
    case ..<1500: self = .sensitive
    default: self = .responsive
    }
  }

  /// The part of the budget that counts as spent on gender equality.
  ///
  /// - Parameter score: In hundredths of a point, from 0 to 2000.
  /// - Returns: 0, 0.25, 0.5, 0.75, or 1 for the full score.
  public static func attributableBudget(score: Int) -> Double {
    if score >= Checklist.maximum { return 1 }
    switch GenderBand(score: score) {
    case .invisible: return 0
    case .promising: return 0.25
    case .sensitive: return 0.5
    case .responsive: return 0.75
    }
  }
}

extension Checklist {
  /// The most points, in hundredths.
  public static var maximum: Int { elements.reduce(0) { $0 + $1.maximum } }
}

/// The checklist with its answers; what nobody answered makes the score a range.
///
/// An item that is not answered is never counted as no: the lowest score takes it for no, the
/// highest for yes, and the truth lies between.
public struct ChecklistScore: Equatable, Sendable {
  /// By item, in the order of the checklist; nil where it is not answered.
  public let entries: [ChecklistEntry?]
  /// What the data say of items that the reviewer answered: by item.
  public let dataBeside: [String: ChecklistEntry]

  /// - Parameters:
  ///   - data: What the data answer.
  ///   - reviewer: What the reviewer answers, which goes before the data.
  init(data: [ChecklistEntry], reviewer: [ChecklistEntry]) {
    func byItem(_ entries: [ChecklistEntry]) -> [String: ChecklistEntry] {
      Dictionary(entries.map { ($0.item, $0) }) { first, _ in first }
    }
    let (known, judged) = (byItem(data), byItem(reviewer))
    entries = Checklist.items.map { judged[$0.id] ?? known[$0.id] }
    dataBeside = known.filter { judged[$0.key] != nil }
  }

  /// The items that nobody answered.
  public var unanswered: [ChecklistItem] {
    zip(Checklist.items, entries).filter { $0.1 == nil }.map(\.0)
  }

  /// The lowest and the highest score that the answers leave open, in hundredths of a point.
  public var range: ClosedRange<Int> {
    let ranges = elementRanges
    return ranges.reduce(0) { $0 + $1.lowerBound }...ranges.reduce(0) { $0 + $1.upperBound }
  }

  /// The range of each element, at most its maximum.
  public var elementRanges: [ClosedRange<Int>] {
    var place = 0
    return Checklist.elements.map { element in
      var low = 0
      var high = 0
      for item in element.items {
        let points = Self.points(entries[place], item)
        low += points.lowerBound
        high += points.upperBound
        place += 1
      }
      // Three items of 0.67 make 2.01.
      return min(low, element.maximum)...min(high, element.maximum)
    }
  }

  /// The points of an item, in hundredths; a range where it is not answered.
  public static func points(_ entry: ChecklistEntry?, _ item: ChecklistItem) -> ClosedRange<Int> {
    switch entry?.answer {
    case .no?: 0...0
    case .partly?: item.partly...item.partly
    case .yes?: item.yes...item.yes
    case nil: 0...item.yes
    }
  }

  /// The bands that the range reaches, lowest first.
  public var bands: [GenderBand] {
    let all = GenderBand.allCases
    let (low, high) = (GenderBand(score: range.lowerBound), GenderBand(score: range.upperBound))
    guard let first = all.firstIndex(of: low), let last = all.firstIndex(of: high) else {
      return []
    }
    return Array(all[first...last])
  }

  /// The part of the budget that counts as spent on gender equality, lowest to highest.
  public var attributableBudget: ClosedRange<Double> {
    GenderBand.attributableBudget(
      score: range.lowerBound)...GenderBand.attributableBudget(score: range.upperBound)
  }
}
