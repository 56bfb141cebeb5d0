public import Graphics

/// How the levels of an answer are coloured.
///
/// The diverging colours are those of Crameri's *vik*, with a visible grey for a neutral middle:
/// neighbours differ for readers with any colour vision, and every level takes a black or white
/// label with a contrast above 4.5.
///
/// - Reference: Crameri, Shephard and Heron (2020), doi 10.1038/s41467-020-19160-7.
public enum LevelPalette: Equatable, Sendable {
  /// Two directions: unfavourable in browns, favourable in blues.
  case diverging(favourableFirst: Bool)
  /// More and less of one thing, in one hue.
  case sequential(darkestFirst: Bool)
  /// Kinds without order.
  case nominal
  /// The given colours, repeated where there are more levels.
  case custom([Color])

  /// One colour for each of a count of levels.
  public func colors(_ count: Int) -> [Color] {
    switch self {
    case .diverging(let favourableFirst):
      let colors = Self.divergingColors(count)
      return favourableFirst ? colors.reversed() : colors
    case .sequential(let darkestFirst):
      let colors = Self.sequentialColors(count)
      return darkestFirst ? colors.reversed() : colors
    case .nominal: return Self.cycle(Self.nominalColors, count)
    case .custom(let colors): return Self.cycle(colors, count)
    }
  }

  /// The grey of a neutral level.
  static let neutral = Color(0xd9d9d9)
  private static let nominalColors: [Color] = [
    Color(0x1d6496), Color(0xcc875f), Color(0x4b8b6b), Color(0x8460a8), Color(0xd9b04c),
    Color(0x7a7a7a), Color(0xa63d57), Color(0x6fb3c9),
  ]

  private static func divergingColors(_ count: Int) -> [Color] {
    let half: [Color] =
      switch count / 2 {
      case 0: []
      case 1: count == 2 ? [Color(0xcc875f)] : [Color(0xb9683b)]
      case 2: [Color(0x852206), Color(0xcc875f)]
      case 3: [Color(0x852206), Color(0xb9683b), Color(0xe3b799)]
      default: (0..<(count / 2)).map { ramp(brown, Double($0) / Double(count / 2 - 1)) }
      }
    let other: [Color] =
      switch count / 2 {
      case 0: []
      case 1: count == 2 ? [Color(0x02397a)] : [Color(0x1d6496)]
      case 2: [Color(0x5496b7), Color(0x02397a)]
      case 3: [Color(0xa3c7d9), Color(0x3f80ab), Color(0x02397a)]
      default: (0..<(count / 2)).map { ramp(blue, 1 - Double($0) / Double(count / 2 - 1)) }
      }
    return half + (count.isMultiple(of: 2) ? [] : [neutral]) + other
  }

  private static let brown = [Color(0x852206), Color(0xcc875f), Color(0xecd3c2)]
  private static let blue = [Color(0x02397a), Color(0x5496b7), Color(0xcfe0ea)]
  private static let sequentialAnchors = [
    Color(0xd6e6f0), Color(0x93bfd8), Color(0x4f93bb), Color(0x1d6496), Color(0x02397a),
  ]

  private static func sequentialColors(_ count: Int) -> [Color] {
    guard count > 1 else { return [Color(0x1d6496)].prefix(count).map { $0 } }
    return (0..<count).map { ramp(sequentialAnchors, Double($0) / Double(count - 1)) }
  }

  /// The colour of a heat map's cell: 0 is the palest, 1 the darkest.
  static func heat(_ share: Double) -> Color {
    ramp([Color(0xe9f0f5)] + sequentialAnchors.dropFirst(), share)
  }

  /// The colour of a cell between two directions: 0 and 1 are the darkest, one half has no colour.
  static func divergingHeat(_ share: Double) -> Color {
    ramp(brown + [Color(0xf2f2f2)] + blue.reversed(), share)
  }

  /// The colour at a share of the way through anchors that stand evenly.
  private static func ramp(_ anchors: [Color], _ share: Double) -> Color {
    let place = min(1, max(0, share)) * Double(anchors.count - 1)
    let index = min(anchors.count - 2, Int(place))
    return anchors[index].mixed(with: anchors[index + 1], share: place - Double(index))
  }

  private static func cycle(_ colors: [Color], _ count: Int) -> [Color] {
    let source = colors.isEmpty ? nominalColors : colors
    return (0..<count).map { source[$0 % source.count] }
  }
}

/// The colours and text styles that all charts share.
enum Theme {
  static let ink = Color(0x222222)
  static let muted = Color(0x595959)
  static let grid = Color(0xe3e3e3)
  static let axis = Color(0x8c8c8c)
  static let missing = Color(0xb8b8b8)
  static let accent = Color(0x1d6496)
}

/// The text styles of a chart of a width.
struct TypeScale: Equatable {
  let title: TextStyle
  let subtitle = TextStyle(size: 13, color: Theme.muted)
  let label: TextStyle
  let heading: TextStyle
  /// Numbers in and beside marks.
  let value = TextStyle(size: 12, color: Theme.ink)
  let small = TextStyle(size: 11, color: Theme.muted)

  init(isNarrow: Bool) {
    title = TextStyle(size: isNarrow ? 16 : 17, weight: .bold, color: Theme.ink)
    label = TextStyle(size: isNarrow ? 12 : 13, color: Theme.ink)
    heading = TextStyle(size: isNarrow ? 12 : 13, weight: .bold, color: Theme.ink)
  }
}
