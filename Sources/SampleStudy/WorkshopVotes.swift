/// The votes on the recommendations of the workshop: a row a vote.
struct WorkshopVotes {
  static let columns = ["recommendation", "actor", "voter", "vote"]
  var rows: [[String]]

  init(seed: UInt64) {
    rows = []
    for plan in recommendationPlans {
      var firstVoter = 1
      for (place, actor) in WorkshopActor.allCases.enumerated() {
        rows += Self.votes(on: plan, actor: actor, place: place, first: firstVoter, seed: seed)
        firstVoter += actor.voters
      }
    }
  }

  var text: String { commaSeparated([Self.columns] + rows) }

  private static func votes(
    on plan: RecommendationPlan, actor: WorkshopActor, place: Int, first: Int, seed: UInt64
  ) -> [[String]] {
    let voters = (first..<first + actor.voters).map { "V" + padded($0, to: 2) }
    var stream = DrawStream(seed: seed, "votes \(plan.id) \(actor.rawValue)")
    let (support, oppose) = (plan.support[place], plan.oppose[place])
    let counts = quotas(
      [oppose, 100 - support - oppose, support], count: voters.count, spread: 0.05,
      stream: &stream)
    let scores = voters.map { voter in
      var lasting = DrawStream(seed: seed, "voter \(voter)")
      let enthusiasm = lasting.nearNormal()
      return 0.5 * enthusiasm + stream.nearNormal()
    }
    let drawn = levels(ofScores: scores, quotas: counts)
    let left = voters.map { _ in stream.happens(0.02) }
    return voters.indices.filter { !left[$0] }.map { index in
      [plan.id, actor.rawValue, voters[index], ["oppose", "abstain", "support"][drawn[index]]]
    }
  }
}

/// The kinds of actor at the workshop; partner countries were not invited to it.
enum WorkshopActor: String, CaseIterable {
  case cso
  case privateSector = "private"
  case subnational, federal

  var voters: Int {
    switch self {
    case .cso: 24
    case .privateSector: 12
    case .subnational: 14
    case .federal: 10
    }
  }
}

/// How the votes on one recommendation are to be spread: per cent of civil society, private sector,
/// sub-national governments and federal government; the rest abstains.
struct RecommendationPlan {
  var id: String
  var support: [Double]
  var oppose: [Double]

  init(_ id: String, _ support: [Double], _ oppose: [Double]) {
    self.id = id
    self.support = support
    self.oppose = oppose
  }
}

let recommendationPlans: [RecommendationPlan] = [
  RecommendationPlan("R1.1", [88, 67, 86, 100], [4, 8, 0, 0]),
  RecommendationPlan("R1.2", [92, 50, 79, 80], [0, 8, 7, 0]),
  RecommendationPlan("R1.3", [67, 58, 64, 90], [8, 8, 7, 0]),
  RecommendationPlan("R1.4", [83, 42, 93, 50], [4, 25, 0, 10]),
  RecommendationPlan("R1.5", [79, 33, 57, 20], [8, 42, 14, 60]),
  RecommendationPlan("R2.1", [46, 50, 64, 100], [25, 8, 7, 0]),
  RecommendationPlan("R2.2", [83, 67, 79, 70], [4, 8, 0, 10]),
  RecommendationPlan("R2.3", [75, 58, 93, 70], [4, 8, 0, 0]),
  RecommendationPlan("R3.1", [54, 58, 57, 80], [13, 8, 7, 0]),
  RecommendationPlan("R3.2", [50, 83, 71, 80], [13, 0, 0, 0]),
  RecommendationPlan("R4.1", [63, 42, 50, 90], [8, 8, 14, 0]),
  RecommendationPlan("R4.2", [96, 50, 64, 50], [0, 17, 14, 20]),
  RecommendationPlan("R5.1", [67, 50, 100, 70], [4, 8, 0, 0]),
  RecommendationPlan("R5.2", [54, 42, 93, 50], [8, 17, 0, 10]),
  RecommendationPlan("R5.3", [33, 92, 79, 60], [42, 0, 7, 10]),
  RecommendationPlan("R5.4", [75, 42, 71, 50], [8, 17, 0, 10]),
  RecommendationPlan("R6.1", [79, 33, 50, 30], [8, 33, 14, 40]),
  RecommendationPlan("R6.2", [96, 42, 57, 40], [0, 17, 7, 20]),
  RecommendationPlan("R7.1", [88, 50, 64, 80], [4, 17, 14, 0]),
  RecommendationPlan("R7.2", [92, 42, 57, 70], [4, 25, 14, 10]),
  RecommendationPlan("R8.1", [79, 58, 64, 90], [0, 8, 7, 0]),
  RecommendationPlan("R8.2", [71, 50, 57, 70], [4, 8, 7, 10]),
  RecommendationPlan("R9.1", [29, 100, 50, 70], [46, 0, 14, 0]),
  RecommendationPlan("R10.1", [67, 58, 93, 80], [4, 8, 0, 0]),
]
