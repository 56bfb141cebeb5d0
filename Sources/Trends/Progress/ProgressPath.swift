#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where a number started, where it stands, and what it is to reach.
public struct ProgressPath: Equatable, Sendable {
  public var baseline: Double
  public var baselineTime: Double
  public var value: Double
  public var time: Double
  /// The number to be reached; nil where only a direction is wanted.
  public var target: Double?
  /// When it is to be reached; nil without a target.
  public var deadline: Double?
  /// Whether more is better.
  public var increases: Bool

  public init(
    baseline: Double, baselineTime: Double, value: Double, time: Double, target: Double? = nil,
    deadline: Double? = nil, increases: Bool
  ) {
    self.baseline = baseline
    self.baselineTime = baselineTime
    self.value = value
    self.time = time
    self.target = target
    self.deadline = deadline
    self.increases = increases
  }

  /// The same numbers told from the other side: 40 % who agree are 60 % who do not.
  public var reversed: ProgressPath {
    var other = self
    other.baseline = 1 - baseline
    other.value = 1 - value
    other.target = target.map { 1 - $0 }
    other.increases = !increases
    return other
  }

  /// Whether the number is at its target or beyond.
  public var isMet: Bool { target.map { isReached(value, $0) } ?? false }

  /// Whether the target was met at the start already.
  public var wasMetAtBaseline: Bool { target.map { isReached(baseline, $0) } ?? false }

  private func isReached(_ number: Double, _ target: Double) -> Bool {
    increases ? number >= target : number <= target
  }
}

/// What a method says of the progress toward a target.
public enum ProgressVerdict: String, Equatable, Sendable {
  case achieved
  case onTrack = "on_track"
  case accelerationNeeded = "acceleration_needed"
  case limited = "limited_progress"
  case stagnation = "stagnation_or_regression"
  case deterioration
  /// The year of the target is over, and it is not met.
  case missed = "target_missed"
  /// Without a target: the growth is substantial, moderate or marginal.
  case substantial = "substantial_progress"
  case moderate = "moderate_progress"
  case marginal = "marginal_progress"
}

/// The published methods of judging progress.
public enum ProgressMethod: String, CaseIterable, Equatable, Sendable {
  /// The change so far over what a straight line to the target asks for by now.
  ///
  /// It says the same whichever side a share is told from, and is the default for bounded numbers.
  case linearPath = "linear_path"
  /// The yearly growth rate over the one that leads to the target: Open SDG and Statistics Canada,
  /// from Eurostat.
  case growthRate = "growth_rate"
  /// The value projected to the year of the target at the growth rate so far, over the target:
  /// the Progress Chart of the United Nations Statistics Division (2023).
  case projection

  /// The statistic of its rows.
  public var statistic: String { "progress_" + rawValue }

  /// What stands for zero in a growth rate, as in Open SDG: a thousandth of a per cent for shares.
  static let smallest = 0.001

  /// The ratio of the progress made to the progress wanted: 1 is exactly enough.
  ///
  /// - Returns: nil without a target, or where the target was met at the baseline already or the
  ///   baseline is not earlier than the value; and for growth rates of negative numbers.
  /// - Reference: Open SDG, *Progress methodology*; UNSD (2023), *SDG Progress Chart: technical
  ///   note*.
  public func ratio(_ path: ProgressPath) -> Double? {
    guard let target = path.target, let deadline = path.deadline, !path.wasMetAtBaseline,
      path.time > path.baselineTime, deadline > path.baselineTime
    else { return nil }
    let elapsed = path.time - path.baselineTime
    let whole = deadline - path.baselineTime
    if self == .linearPath {
      return (path.value - path.baseline) / ((target - path.baseline) * min(1, elapsed / whole))
    }
    guard let growth = Self.growth(from: path.baseline, to: path.value, years: elapsed),
      let wanted = Self.growth(from: path.baseline, to: target, years: whole), wanted != 0
    else { return nil }
    if self == .growthRate { return growth / wanted }
    let years = max(0, deadline - path.time)
    let projected = max(path.value, Self.zero(path.value)) * pow(1 + growth, years)
    return (projected - path.baseline) / (target - path.baseline)
  }

  /// The compound yearly rate of growth; nil for negative numbers.
  public static func growth(from start: Double, to end: Double, years: Double) -> Double? {
    guard start >= 0, end >= 0, years > 0 else { return nil }
    return pow(max(end, zero(end)) / max(start, zero(start)), 1 / years) - 1
  }

  private static func zero(_ number: Double) -> Double { number == 0 ? smallest / 100 : 0 }

  /// The verdict on a path.
  ///
  /// - Returns: nil where there is no ratio and no growth to judge.
  public func verdict(_ path: ProgressPath) -> ProgressVerdict? {
    if path.target == nil { return verdictWithoutTarget(path) }
    if path.isMet || self == .projection && isNearBound(path) { return .achieved }
    if let deadline = path.deadline, path.time >= deadline { return .missed }
    if path.wasMetAtBaseline { return .deterioration }
    guard let ratio = ratio(path) else { return nil }
    if ratio >= 0.95 { return .onTrack }
    if self == .projection { return ratio >= 0.10 ? .accelerationNeeded : .stagnation }
    if ratio >= 0.60 { return .accelerationNeeded }
    return ratio >= 0 ? .limited : .deterioration
  }

  /// Within a hundredth of a target of none or all.
  private func isNearBound(_ path: ProgressPath) -> Bool {
    guard let target = path.target, target == 0 || target == 1 else { return false }
    return (path.value - target).magnitude <= 0.01
  }

  /// The verdict on the yearly growth where only a direction is wanted: by Open SDG from 1.5 % and
  /// 0.5 % a year, by the United Nations Statistics Division from 2 % and 0.5 %.
  private func verdictWithoutTarget(_ path: ProgressPath) -> ProgressVerdict? {
    let years = path.time - path.baselineTime
    guard self != .linearPath,
      let growth = Self.growth(from: path.baseline, to: path.value, years: years)
    else { return nil }
    let wanted = path.increases ? growth : -growth
    if self == .projection {
      if wanted >= 0.02 { return .onTrack }
      return wanted >= 0.005 ? .accelerationNeeded : .stagnation
    }
    if wanted >= 0.015 { return .substantial }
    if wanted >= 0.005 { return .moderate }
    return wanted >= 0 ? .marginal : .deterioration
  }
}
