import YAMLDocuments

/// What a ballot on recommendations holds.
public enum BallotKind: String, CaseIterable, Equatable, Sendable {
  /// Support, abstain or oppose.
  case votes
  /// A number on a scale, a higher one for more support.
  case scale
  /// Places: 1 for what comes first.
  case ranks
  /// Points or dots that each voter spreads over the recommendations.
  case points
}

/// The files of the workshop, and how its votes are to be read.
public struct WorkshopFiles: Equatable, Sendable {
  public var recommendations: String
  public var votes: String
  public var ballot: BallotKind
  /// The lowest and the highest number of a scale; empty where the votes are no scale.
  public var scale: [Double]
  /// The least number of a scale that counts as support; nil for above its middle.
  public var supportFrom: Double?
  /// How many of each actor were in the room; none where it is not known.
  public var present: [String: Int]
  /// How many of each actor were invited; none where it is not known.
  public var invited: [String: Int]
  /// The file of themes that coders gave to items; nil without one.
  public var codings: String?
  /// The file of what became of recommendations, round by round; nil without one.
  public var followUp: String?

  public init(
    recommendations: String, votes: String, ballot: BallotKind = .votes, scale: [Double] = [],
    supportFrom: Double? = nil, present: [String: Int] = [:], invited: [String: Int] = [:],
    codings: String? = nil, followUp: String? = nil
  ) {
    self.recommendations = recommendations
    self.votes = votes
    self.ballot = ballot
    self.scale = scale
    self.supportFrom = supportFrom
    self.present = present
    self.invited = invited
    self.codings = codings
    self.followUp = followUp
  }
}

extension StudyReader {
  private static let workshopKeys = [
    "recommendations", "votes", "ballot", "scale", "support-from", "present", "invited", "codings",
    "follow-up",
  ]

  mutating func workshop(in study: Fields) -> WorkshopFiles? {
    guard let node = value("workshop", in: study, required: false),
      let fields = fields(node, at: StudyPath("workshop"), known: Self.workshopKeys)
    else { return nil }
    var files = WorkshopFiles(
      recommendations: requiredText("recommendations", in: fields),
      votes: requiredText("votes", in: fields),
      ballot: choice("ballot", in: fields, default: .votes),
      supportFrom: number("support-from", in: fields),
      present: peopleByActor("present", in: fields),
      invited: peopleByActor("invited", in: fields), codings: text("codings", in: fields),
      followUp: text("follow-up", in: fields))
    files.scale = (texts("scale", in: fields) ?? []).compactMap(Double.init)
    checkScale(files, fields)
    for (actor, present) in files.present.sorted(by: { $0.key < $1.key }) {
      guard let invited = files.invited[actor], invited < present else { continue }
      report(
        "fewer-invited", "fewer of «\(actor)» were invited than present",
        at: fields.path.key("invited").key(actor), found: "\(invited)",
        expected: "\(present) or more")
    }
    return files
  }

  private mutating func checkScale(_ files: WorkshopFiles, _ fields: Fields) {
    let isScale = files.ballot == .scale
    if !isScale {
      for key in ["scale", "support-from"] where fields.has(key) {
        report(
          "not-a-scale", "«\(key)» is for a ballot on a scale", at: fields.path.key(key),
          expected: "ballot: scale")
      }
      return
    }
    let ends = files.scale
    guard ends.count == 2, ends[0] < ends[1] else {
      report(
        "bad-ballot-scale", "the scale of the votes is not two numbers in order",
        at: fields.path.key("scale"), expected: "the lowest and the highest, as in [1, 5]")
      return
    }
    if let from = files.supportFrom, from <= ends[0] || from > ends[1] {
      report(
        "bad-support", "no vote on this scale tells support from its lack",
        at: fields.path.key("support-from"), found: "\(from)",
        expected: "above \(ends[0]) and up to \(ends[1])")
    }
  }
}
