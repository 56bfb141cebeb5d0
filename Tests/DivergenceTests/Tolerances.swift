// Tolerances of the references that this target compares with.
import TestSupport

extension Tolerance {
  static let sixDecimals = Tolerance(
    relative: 0, absolute: 5.0001e-7, reason: "a reference printed with six decimals")
  static let fourDecimals = Tolerance(
    relative: 0, absolute: 5.0001e-5, reason: "a reference printed with four decimals")
  static let threeDecimals = Tolerance(
    relative: 0, absolute: 5.0001e-4, reason: "a reference printed with three decimals")
  static let secondDecimal = Tolerance(
    relative: 0, absolute: 0.015, reason: "another generator's draws, printed with two decimals")
  static let differences = Tolerance(
    relative: 1e-6, absolute: 1e-8, reason: "a derivative by central differences")
}
