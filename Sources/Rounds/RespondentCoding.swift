import Diagnostics
import Framework
import Surveys
import Tabular

// Who answered: identity across rounds, duplicates, and the numbers invited.
extension StudyAssembly {
  /// Codes the respondents and checks that each answers once a round, as the same actor.
  mutating func codedRespondents() -> Respondents {
    let name = study.data.respondentColumn
    var index: [String: Int32] = [:]
    var result = Respondents(
      identifiers: [], codes: [Int32](repeating: MissingReason.noAnswer.code, count: rowCount))
    for segment in segments {
      let table = tables[segment.table]
      guard let column = table.category(name) else {
        reportMissing(
          name, purpose: "the identifier of the respondent",
          declared: places.key("data", "respondent"), in: table)
        continue
      }
      var anonymous = ColumnFaults(
        code: "respondent-missing", file: table.source, column: (name, table.columnNumber(name)),
        plural: "rows without a respondent", expected: "an identifier, stable across rounds")
      for position in 0..<segment.count {
        let row = segment.tableRow(position)
        let id = trimmedText(column.text(atRow: row) ?? "")
        if id.isEmpty {
          anonymous.add(line: table.line(ofRow: row), text: "")
          continue
        }
        let code = index[id] ?? Int32(result.identifiers.count)
        if index[id] == nil {
          index[id] = code
          result.identifiers.append(id)
        }
        result.codes[segment.start + position] = code
      }
      faults += anonymous.diagnostics { _ in "the row has no respondent" }
    }
    checkOnceARound(result)
    checkSameActor(result)
    checkInvited()
    return result
  }

  private mutating func checkOnceARound(_ respondents: Respondents) {
    let name = study.data.respondentColumn
    for segment in segments {
      let table = tables[segment.table]
      var firstLine: [Int32: Int] = [:]
      var firstLines: [String: Int] = [:]
      var duplicates = ColumnFaults(
        code: "duplicate-respondent", file: table.source,
        column: (name, table.columnNumber(name)), plural: "rows of respondents already seen",
        expected: "one row a respondent in a round")
      for position in 0..<segment.count {
        let code = respondents.codes[segment.start + position]
        guard code >= 0 else { continue }
        let line = table.line(ofRow: segment.tableRow(position))
        let id = respondents.identifiers[Int(code)]
        if let first = firstLine[code] {
          firstLines[id] = first
          duplicates.add(line: line, text: id)
        } else {
          firstLine[code] = line
        }
      }
      let round = study.rounds[segment.round].id
      faults += duplicates.diagnostics { id in
        "«\(id)» answers twice in the round «\(round)»"
      } hint: { id in
        "its first row is on line \(firstLines[id] ?? 0): keep one, or tell two respondents apart"
      }
    }
  }

  private mutating func checkSameActor(_ respondents: Respondents) {
    guard let column = study.data.actorColumn else { return }
    var known = [(actor: Int32, round: Int)?](repeating: nil, count: respondents.identifiers.count)
    for segment in segments {
      let table = tables[segment.table]
      var changed = ColumnFaults(
        code: "actor-changed", severity: .warning, file: table.source,
        column: (column, table.columnNumber(column)),
        plural: "respondents that were another actor before")
      for position in 0..<segment.count {
        let code = respondents.codes[segment.start + position]
        let actor = actorCodes[segment.start + position]
        guard code >= 0, actor >= 0 else { continue }
        if let before = known[Int(code)], before.actor != actor, before.round != segment.round {
          let was = study.actors[Int(before.actor)].id
          let id = respondents.identifiers[Int(code)]
          changed.add(
            line: table.line(ofRow: segment.tableRow(position)),
            text: "«\(id)» is «\(study.actors[Int(actor)].id)» here and was «\(was)»"
              + " in «\(study.rounds[before.round].id)»")
        }
        known[Int(code)] = (actor, segment.round)
      }
      faults += changed.diagnostics { _ in
        "a respondent is another actor than in an earlier round"
      } hint: { _ in
        "mend the actor, or give the respondent another identifier"
      }
    }
  }

  /// Rows by actor and round.
  func respondentCounts() -> [[Int]] {
    var counts = study.actors.map { _ in study.rounds.map { _ in 0 } }
    for row in 0..<rowCount where actorCodes[row] >= 0 {
      counts[Int(actorCodes[row])][Int(roundCodes[row])] += 1
    }
    return counts
  }

  private mutating func checkInvited() {
    let counts = respondentCounts()
    for (round, declaration) in study.rounds.enumerated() {
      for (actor, type) in study.actors.enumerated() {
        guard let invited = declaration.invited[type.id], counts[actor][round] > invited else {
          continue
        }
        faults.append(
          Diagnostic(
            .badData, "more-than-invited",
            "more «\(type.id)» answered in the round «\(declaration.id)» than were invited",
            at: places.invited(round: round, actor: type.id),
            found: "\(counts[actor][round]) respondents, \(invited) invited",
            expected: "\(counts[actor][round]) or more invited",
            hint: "mend the number, or remove it if it is not known"))
      }
    }
  }
}
