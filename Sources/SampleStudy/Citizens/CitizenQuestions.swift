/// How the answers to one question of the citizen survey are to be spread.
struct CitizenQuestion {
  var id: String
  var theme: CitizenTheme
  /// The options of a question with several answers; empty for a question with one.
  var options: [String]
  /// The first code: 1 for most scales, 0 for the scale from 0 to 10.
  var firstCode: Int
  /// One row a round: per cent at each level, or per cent that mention each option.
  var shares: [[Double]]
  /// The share that does not know and the share that prefers not to answer.
  var doesNotKnow: Double
  var refused: Double
  /// A question whose lowest answer makes this one not applicable.
  var follows: String?

  init(
    _ id: String, _ theme: CitizenTheme, options: [String] = [], firstCode: Int = 1,
    doesNotKnow: Double = 0.04, refused: Double = 0.015, follows: String? = nil,
    _ shares: [Double]...
  ) {
    self.id = id
    self.theme = theme
    self.options = options
    self.firstCode = firstCode
    self.doesNotKnow = doesNotKnow
    self.refused = refused
    self.follows = follows
    self.shares = shares
  }

  var columns: [String] { options.isEmpty ? [id] : options.map { id + "_" + $0 } }
}

let citizenQuestions: [CitizenQuestion] = [
  CitizenQuestion("k1", .knowledge, doesNotKnow: 0.02, refused: 0.005, [61, 39], [54, 46]),
  CitizenQuestion("k2", .knowledge, [38, 36, 19, 7], [32, 37, 22, 9]),
  CitizenQuestion(
    "k3", .knowledge, options: ["television", "internet", "authorities", "neighbours"],
    doesNotKnow: 0.03, [58, 41, 17, 23], [49, 55, 19, 22]),
  CitizenQuestion("p1", .support, [9, 14, 24, 35, 18], [8, 13, 22, 37, 20]),
  CitizenQuestion("p2", .support, doesNotKnow: 0.07, [11, 17, 27, 31, 14], [10, 15, 26, 33, 16]),
  CitizenQuestion(
    "p3", .support, firstCode: 0, [4, 2, 4, 6, 7, 18, 11, 15, 16, 7, 10],
    [3, 2, 3, 5, 7, 17, 11, 16, 18, 8, 10]),
  // Seven answers in the first round, five in the second.
  CitizenQuestion(
    "t1", .trust, doesNotKnow: 0.08,
    [17, 13, 16, 24, 13, 10, 7], [16, 26, 26, 23, 9]),
  CitizenQuestion("t2", .trust, doesNotKnow: 0.06, [12, 21, 31, 26, 10], [11, 20, 30, 28, 11]),
  CitizenQuestion(
    "t3", .trust, doesNotKnow: 0.09, refused: 0.03, [24, 29, 25, 16, 6], [21, 28, 26, 18, 7]),
  CitizenQuestion("r1", .results, doesNotKnow: 0.05, refused: 0.005, [73, 27], [69, 31]),
  CitizenQuestion("r2", .results, follows: "r1", [6, 14, 28, 36, 16], [5, 13, 26, 38, 18]),
  CitizenQuestion("r3", .results, doesNotKnow: 0.06, [18, 26, 27, 21, 8], [16, 25, 28, 23, 8]),
  CitizenQuestion(
    "i1", .inclusion, doesNotKnow: 0.06, [13, 22, 25, 28, 12], [12, 20, 25, 30, 13]),
  CitizenQuestion(
    "i2", .inclusion, doesNotKnow: 0.11, refused: 0.02, [21, 27, 26, 19, 7], [20, 26, 26, 20, 8]),
]
