/// The five kinds of actor of the sample study, in the order of its codebook.
enum SurveyActor: String, CaseIterable {
  case cso
  case privateSector = "private"
  case subnational, federal, partner

  /// The beginning of an organisation's code, from the actor's name in Spanish.
  var prefix: String {
    switch self {
    case .cso: "OSC"
    case .privateSector: "EMP"
    case .subnational: "GSN"
    case .federal: "FED"
    case .partner: "CON"
    }
  }

  /// How many organisations the contact list holds over the three rounds.
  var listed: Int {
    switch self {
    case .cso: 112
    case .privateSector: 64
    case .subnational: 52
    case .federal: 26
    case .partner: 24
    }
  }

  /// How many of them answer in each round.
  var respondents: [Int] {
    switch self {
    case .cso: [46, 57, 61]
    case .privateSector: [24, 27, 22]
    case .subnational: [28, 32, 30]
    case .federal: [18, 17, 16]
    case .partner: [12, 14, 13]
    }
  }
}

/// An organisation of the contact list; it has a code and no name.
struct Organisation: Equatable {
  var actor: SurveyActor
  var number: Int

  var code: String { actor.prefix + "-" + padded(number, to: 3) }
}

/// A number with zeros before it.
func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
