import ArgumentParsing
import Contraste

/// How a bare file of votes or codings is to be read.
enum WorkshopOptions {
  static let recommendationColumn = Option.text(
    "recommendation-column", "COLUMN", help: "The column of recommendations, one row a vote.",
    defaultText: "recommendation")
  static let recommendations = Option.list(
    "recommendations", "COLUMN,…",
    help: "The columns of recommendations, or patterns such as 'R*', of a file with one row a "
      + "voter.")
  static let actorColumn = Option.text(
    "actor-column", "COLUMN", help: "The column of the group of the voter.", defaultText: "actor")
  static let voterColumn = Option.text(
    "voter-column", "COLUMN", help: "The column that tells voters apart.", defaultText: "voter")
  static let voteColumn = Option.text(
    "vote-column", "COLUMN",
    help: "The column of votes. Without it the columns support, oppose, abstain, present or points "
      + "hold totals by group.",
    defaultText: "vote")
  static let ballot = Option.choice(
    "ballot", of: BallotKind.self, defaultText: "votes",
    help: "What a ballot holds: support, abstain and oppose (votes), numbers of a scale, ranks "
      + "from 1, or points.")
  static let scale = Option.text(
    "scale", "LOW,HIGH", help: "The ends of the scale of a ballot of numbers.")
  static let supportFrom = Option.text(
    "support-from", "N", help: "The least number of the scale that counts as support.",
    defaultText: "above its middle")
  static let supportWords = Option.list(
    "support-words", "WORD,…", help: "The words of votes in favour.",
    defaultText: "support, in favour, yes, apoya, a favor, sí")
  static let opposeWords = Option.list(
    "oppose-words", "WORD,…", help: "The words of votes against.",
    defaultText: "oppose, against, no, rechaza, en contra")
  static let abstainWords = Option.list(
    "abstain-words", "WORD,…", help: "The words of abstentions.",
    defaultText: "abstain, abstention, se abstiene, abstención")
  static let present = Option.list(
    "present", "GROUP:N,…", help: "How many of each group were in the room.")
  static let invited = Option.list(
    "invited", "GROUP:N,…", help: "How many of each group were invited.")
  static let itemColumn = Option.text(
    "item-column", "COLUMN", help: "The column of the items that were coded.", defaultText: "item")
  static let coderColumn = Option.text(
    "coder-column", "COLUMN", help: "The column of coders: the file holds codings, not votes.")
  static let themeColumn = Option.text(
    "theme-column", "COLUMN", help: "The column of themes, several between semicolons.",
    defaultText: "themes")

  static let votes = OptionGroup(
    "Votes of a bare file",
    [
      recommendationColumn.declaration, recommendations.declaration, actorColumn.declaration,
      voterColumn.declaration, voteColumn.declaration, ballot.declaration, scale.declaration,
      supportFrom.declaration, supportWords.declaration, opposeWords.declaration,
      abstainWords.declaration, present.declaration, invited.declaration,
    ])
  /// For a chart, whose other options name the column of actors already.
  static let chartVotes = OptionGroup(
    votes.heading, votes.options.filter { $0.name != actorColumn.declaration.name })
  static let codings = OptionGroup(
    "Codings of a bare file",
    [coderColumn.declaration, itemColumn.declaration, themeColumn.declaration])

  /// Opens the workshop of a study, a file of votes, or a file of codings.
  ///
  /// - Parameters:
  ///   - arguments: The command line.
  ///   - place: Which of the positional arguments names it.
  /// - Returns: The workshop.
  /// - Throws: The faults of the command line, or of the files.
  static func open(_ arguments: ParsedArguments, at place: Int = 0) throws -> WorkshopStudy {
    let path = arguments.positionals[place]
    if StudyFolder.isStudy(path) {
      let bare = (votes.options + codings.options).map(\.name)
      try InputOptions.refuse(arguments.givenNames.filter(bare.contains))
      return try WorkshopStudy(opening: path)
    }
    if let coder = try arguments.value(of: coderColumn) {
      var options = CodingOptions()
      options.coderColumn = coder
      options.itemColumn = try arguments.value(of: itemColumn) ?? options.itemColumn
      options.themeColumn = try arguments.value(of: themeColumn) ?? options.themeColumn
      return try WorkshopStudy(codings: path, options: options)
    }
    return try WorkshopStudy(votes: path, options: try voteOptions(arguments))
  }

  private static func voteOptions(_ arguments: ParsedArguments) throws -> VoteOptions {
    var options = VoteOptions()
    options.recommendationColumn =
      try arguments.value(of: recommendationColumn) ?? options.recommendationColumn
    options.recommendationColumns = try arguments.value(of: recommendations)
    options.actorColumn = try arguments.value(of: actorColumn) ?? options.actorColumn
    options.voterColumn = try arguments.value(of: voterColumn) ?? options.voterColumn
    options.voteColumn = try arguments.value(of: voteColumn) ?? options.voteColumn
    options.allowsNoVoters = !arguments.has(voterColumn)
    options.ballot = try arguments.value(of: ballot) ?? .votes
    let words = VoteWords.bothLanguages
    func given(_ option: Option<[String]>, _ known: [String]) throws -> [String] {
      let words = try arguments.value(of: option)
      return words.isEmpty ? known : words
    }
    options.words = VoteWords(
      support: try given(supportWords, words.support), oppose: try given(opposeWords, words.oppose),
      abstain: try given(abstainWords, words.abstain))
    options.present = try people(arguments.value(of: present), "--present")
    options.invited = try people(arguments.value(of: invited), "--invited")
    try setScale(&options, arguments)
    return options
  }

  private static func setScale(_ options: inout VoteOptions, _ arguments: ParsedArguments) throws {
    let ends = try arguments.value(of: scale)
    let from = try arguments.value(of: supportFrom)
    guard options.ballot == .scale else {
      guard ends == nil, from == nil else {
        throw UsageError(
          "bad-option-value", "--scale and --support-from are for a ballot of numbers",
          expected: "--ballot scale")
      }
      return
    }
    let numbers = (ends ?? "").split(separator: ",").compactMap { Double($0) }
    guard numbers.count == 2, numbers[0] < numbers[1] else {
      throw UsageError(
        "bad-option-value", "a ballot of numbers needs the ends of its scale", found: ends,
        expected: "--scale LOW,HIGH, for instance 1,5")
    }
    options.scale = numbers
    guard let from else { return }
    guard let least = Double(from), least > numbers[0], least <= numbers[1] else {
      throw UsageError(
        "bad-option-value", "--support-from does not understand its value", found: from,
        expected: "a number of the scale above its lowest")
    }
    options.supportFrom = least
  }

  private static func people(_ texts: [String], _ option: String) throws -> [String: Int] {
    var people: [String: Int] = [:]
    for text in texts {
      let parts = text.split(separator: ":").map(String.init)
      guard parts.count == 2, let count = Int(parts[1]), count >= 0 else {
        throw UsageError(
          "bad-option-value", "\(option) does not understand its value", found: text,
          expected: "a group and a number, for instance cso:24")
      }
      people[parts[0]] = count
    }
    return people
  }
}
