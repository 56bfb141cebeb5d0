public import Surveys

extension AnalysisPlan {
  /// The questions the plan asks for, in the order of the data; all where it names none.
  ///
  /// - Throws: ``PlanError/unknownQuestion(_:known:)`` with the questions there are.
  public func questions(in data: SurveyData) throws(PlanError) -> [SurveyQuestion] {
    if questions.isEmpty { return data.questions }
    let known = data.questions.map(\.id)
    for id in questions where !known.contains(id) {
      // The options of a multiple-choice question share its identifier.
      var seen: Set<String> = []
      throw .unknownQuestion(id, known: known.filter { seen.insert($0).inserted })
    }
    return data.questions.filter { questions.contains($0.id) }
  }

  /// The questions the plan asks for, over the base that it names.
  ///
  /// - Throws: as ``questions(in:)``.
  public func questionsOverBase(in data: SurveyData) throws(PlanError) -> [SurveyQuestion] {
    let chosen = try questions(in: data)
    return base == .asked ? chosen.map { $0.overAsked() } : chosen
  }

  /// The questions with several answers that the plan asks for, each as one object.
  public func multipleResponses(in data: SurveyData) -> [MultipleResponse] {
    data.multipleResponses.filter { questions.isEmpty || questions.contains($0.id) }
  }

  /// The groupings of an analysis: everyone, the kinds of actor where there are any, then those
  /// the plan names.
  ///
  /// - Throws: ``PlanError/unknownDimension(_:known:)`` with the dimensions there are.
  public func respondentGroups(in data: SurveyData) throws(PlanError) -> [RespondentGroups] {
    var wanted: [[String]] = [[]]
    if let actors = data.actors { wanted.append([actors.id]) }
    for grouping in groupings where !wanted.contains(grouping) { wanted.append(grouping) }
    return try wanted.map { (dimensions) throws(PlanError) in
      try groups(by: dimensions, in: data)
    }
  }

  /// The groupings that a disaggregation shows: those of the plan, or every dimension by itself.
  ///
  /// - Throws: ``PlanError/unknownDimension(_:known:)`` with the dimensions there are.
  public func disaggregatedGroups(in data: SurveyData) throws(PlanError) -> [RespondentGroups] {
    let wanted = groupings.isEmpty ? data.dimensions.map { [$0.id] } : groupings
    return try wanted.map { (dimensions) throws(PlanError) in try groups(by: dimensions, in: data) }
  }

  /// The respondents grouped by the named dimensions, and by round where there are rounds.
  public func groups(
    by dimensions: [String], in data: SurveyData
  ) throws(PlanError) -> RespondentGroups {
    if let groups = data.groups(by: dimensions) { return groups }
    let known =
      data.dimensions.map(\.id) + [data.actors?.id, data.rounds?.id].compactMap { $0 }
    let unknown = dimensions.first { data.dimension($0) == nil } ?? ""
    throw .unknownDimension(unknown, known: known)
  }
}

extension SurveyQuestion {
  /// The key of a row about this question in a group.
  public func key(
    _ analysis: String, _ groups: RespondentGroups, _ group: Int, statistic: String,
    level: String = ""
  ) -> ResultKey {
    ResultKey(
      analysis: analysis, question: id, item: item, groupBy: groups.groupBy,
      group: groups.groups[group].label, round: groups.groups[group].round, level: level,
      statistic: statistic)
  }
}

extension AnalysisPlan {
  /// The questions from which numbers about several at once may be made.
  ///
  /// What a question withholds for one group it withholds for another too, and a sum over questions
  /// would give both away with the questions that are published. So a question that some group of
  /// the round answered too seldom enters no such sum for any of them.
  ///
  /// - Parameters:
  ///   - questions: The questions to choose from.
  ///   - groups: A grouping.
  ///   - members: The groups of a round, by index.
  /// - Returns: all of them where the plan does not suppress.
  public func publishable(
    _ questions: [SurveyQuestion], _ groups: RespondentGroups, _ members: [Int]
  ) -> [SurveyQuestion] {
    guard suppresses, minimumCell > 1 else { return questions }
    return questions.filter { question in
      var counts = [Int](repeating: 0, count: groups.groups.count)
      for row in question.codes.indices where question.codes[row] >= 0 {
        let group = groups.codes.isEmpty ? 0 : Int(groups.codes[row])
        if group >= 0 { counts[group] += 1 }
      }
      return members.allSatisfy { counts[$0] == 0 || counts[$0] >= minimumCell }
    }
  }
}
