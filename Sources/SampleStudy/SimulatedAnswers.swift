import Numerics

/// The model behind a simulated survey: tables of probabilities, made once, then only looked up.
///
/// A person leans to one side, by the cluster, the socio-economic group and chance; each question
/// has for each lean the cumulative probabilities of its five answers, and of none. The curve is
/// `x / √(1 + x²)`, which every machine computes to the last bit.
struct SimulatedAnswers: Sendable {
  private static let leans = 64
  private static let outcomes = 5
  /// Every probability is a multiple of 2⁻¹⁶.
  private static let scale = 65536.0

  private static let sexes = ["woman", "man"].map { Array($0.utf8) }
  private static let ages = ["18-29", "30-44", "45-59", "60+"].map { Array($0.utf8) }
  private static let ethnicities = ["other", "indigenous", "afrodescendant", ""]
    .map { Array($0.utf8) }
  private static let groups = ["low", "lower-middle", "middle", "upper-middle", "high", ""]
    .map { Array($0.utf8) }

  /// For each question and lean: the bounds below which the answers 1 to 5 lie; above the last
  /// there is none.
  private let bounds: [UInt32]
  /// The lean that each cluster adds, and the weight that each stratum starts from.
  private let clusterLeans: [Int]
  private let stratumWeights: [Int]

  init(seed: UInt64) {
    var random = Philox4x32(seed: seed, stream: 0)
    bounds = (0..<SimulatedSurvey.questions).flatMap { _ in Self.bounds(&random) }
    let clusters = SimulatedSurvey.strata * SimulatedSurvey.clustersOfStratum
    clusterLeans = (0..<clusters).map { _ in Self.lean(random.next(), spread: 20) }
    stratumWeights = (0..<SimulatedSurvey.strata).map { _ in 4000 + random.index(below: 12000) }
  }

  private static func bounds(_ random: inout Philox4x32) -> [UInt32] {
    let ease = 2 * random.uniform() - 1
    let slope = 0.5 + random.uniform()
    let missing = 0.01 + 0.05 * random.uniform()
    return (0..<leans).flatMap { lean -> [UInt32] in
      let middle = Double(lean) - Double(leans - 1) / 2
      let shift = ease - slope * middle / 16
      return (0..<outcomes).map { level -> UInt32 in
        if level == outcomes - 1 { return UInt32(scale * (1 - missing)) }
        let x = Double(level) - 1.5 + shift
        let share = (1 + x / (1 + x * x).squareRoot()) / 2
        return UInt32(scale * (1 - missing) * share)
      }
    }
  }

  /// A whole number about zero, the sum of four uniform ones.
  private static func lean(_ bits: UInt64, spread: Int) -> Int {
    var sum = 0
    for shift in stride(from: 0, to: 64, by: 16) {
      sum += Int(truncatingIfNeeded: bits >> UInt64(shift) & 0xFFFF) * spread
    }
    return sum / 131072 - spread
  }

  /// Draws a person and adds the row.
  func appendRow(to text: inout [UInt8], _ random: inout Philox4x32) {
    let place = random.next()
    let cluster = Int(((place & 0xFFFF_FFFF) * UInt64(clusterLeans.count)) >> 32)
    let stratum = cluster / SimulatedSurvey.clustersOfStratum
    let person = SimulatedPerson(place >> 32)
    let own = Self.lean(random.next(), spread: 36)
    let group = person.group < 5 ? 3 * (person.group - 2) : 0
    let sum = Self.leans / 2 + clusterLeans[cluster] + own + group - 2 * person.sex
    let lean = min(max(sum, 0), Self.leans - 1)
    appendAnswers(to: &text, lean, &random)
    append(Self.sexes[person.sex], to: &text)
    append(Self.ages[person.age], to: &text)
    append(Self.ethnicities[person.ethnicity], to: &text)
    append(Self.groups[person.group], to: &text)
    text.append(UInt8(ascii: "s"))
    append(stratum + 1, digits: 2, to: &text)
    text.append(UInt8(ascii: ","))
    text.append(UInt8(ascii: "c"))
    append(cluster + 1, digits: 4, to: &text)
    text.append(UInt8(ascii: ","))
    let base = stratumWeights[stratum]
    let weight = base + base * Int(truncatingIfNeeded: random.next() >> 48) / 65536
    append(weight / 10000, digits: 1, to: &text)
    text.append(UInt8(ascii: "."))
    append(weight % 10000, digits: 4, to: &text)
    text.append(UInt8(ascii: "\n"))
  }

  private func appendAnswers(
    to text: inout [UInt8], _ lean: Int, _ random: inout Philox4x32
  ) {
    var bits: UInt64 = 0
    for question in 0..<SimulatedSurvey.questions {
      if question % 4 == 0 { bits = random.next() }
      let draw = UInt32(truncatingIfNeeded: bits & 0xFFFF)
      bits >>= 16
      let first = (question * Self.leans + lean) * Self.outcomes
      var level = 0
      for k in 0..<Self.outcomes { level += draw >= bounds[first + k] ? 1 : 0 }
      if level < Self.outcomes { text.append(UInt8(ascii: "1") + UInt8(level)) }
      text.append(UInt8(ascii: ","))
    }
  }

  private func append(_ word: [UInt8], to text: inout [UInt8]) {
    text.append(contentsOf: word)
    text.append(UInt8(ascii: ","))
  }

  private func append(_ number: Int, digits: Int, to text: inout [UInt8]) {
    var scale = (1..<digits).reduce(1) { product, _ in product * 10 }
    while scale > 0 {
      text.append(UInt8(ascii: "0") + UInt8(number / scale % 10))
      scale /= 10
    }
  }
}

/// What 32 random bits make of a person: places in the lists of the dimensions.
private struct SimulatedPerson {
  var sex: Int
  var age: Int
  var ethnicity: Int
  var group: Int

  init(_ bits: UInt64) {
    sex = bits & 0xFF < 132 ? 0 : 1
    age = Int(truncatingIfNeeded: bits >> 8 & 0x3)
    let origin = bits >> 16 & 0xFF
    ethnicity = origin < 190 ? 0 : origin < 240 ? 1 : origin < 250 ? 2 : 3
    let means = bits >> 24 & 0xFF
    group = means < 248 ? Int(truncatingIfNeeded: means * 5 / 248) : 5
  }
}
