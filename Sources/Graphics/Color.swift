#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// An opaque colour in sRGB.
public struct Color: Equatable, Hashable, Sendable {
  public var red: UInt8
  public var green: UInt8
  public var blue: UInt8

  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// The colour of a six-digit hexadecimal number: `Color(0x02397a)`.
  public init(_ hex: UInt32) {
    red = UInt8(truncatingIfNeeded: hex >> 16)
    green = UInt8(truncatingIfNeeded: hex >> 8)
    blue = UInt8(truncatingIfNeeded: hex)
  }

  public static let white = Color(0xffffff)
  public static let black = Color(0x000000)

  /// The form used in SVG: `#02397a`.
  public var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    let bytes = [red, green, blue].flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return "#" + String(decoding: bytes, as: UTF8.self)
  }

  /// The relative luminance of WCAG 2.2, from 0 for black to 1 for white.
  public var luminance: Double {
    let linear = [red, green, blue].map { channel -> Double in
      let share = Double(channel) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  /// The contrast ratio of WCAG 2.2, from 1 for the same colour to 21 for black on white.
  public func contrast(with other: Color) -> Double {
    let lighter = max(luminance, other.luminance)
    let darker = min(luminance, other.luminance)
    return (lighter + 0.05) / (darker + 0.05)
  }

  /// Black or white, whichever reads better on this colour.
  ///
  /// The better of the two always has a contrast of 4.5 or more, the minimum of WCAG AA.
  public var labelColor: Color {
    contrast(with: .black) >= contrast(with: .white) ? .black : .white
  }

  /// The colour a share of the way to another, from 0 for this one to 1 for the other.
  public func mixed(with other: Color, share: Double) -> Color {
    let part = min(1, max(0, share))
    func mix(_ from: UInt8, _ to: UInt8) -> UInt8 {
      let value = Double(from) + (Double(to) - Double(from)) * part
      return UInt8(value.rounded())
    }
    return Color(
      red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
  }
}
