import Diagnostics

// Dimensions: levels, references, merges, and definitions that must not be mixed.
extension StudyValidation {
  mutating func checkDimensions() {
    for (index, dimension) in study.dimensions.enumerated() {
      let path = StudyPath("dimensions").item(index)
      if ["actor", "round"].contains(dimension.id) {
        report(
          "reserved-name", "«\(dimension.id)» is the name of a dimension that every study has",
          at: path.key("id"), found: dimension.id, hint: "choose another identifier")
      }
      requireDistinct(dimension.levels.map(\.id), what: "level") {
        path.key("levels").item($0).key("id")
      }
      for (number, level) in dimension.levels.enumerated() where dimension.source == nil {
        checkNotMissing(level.id, at: path.key("levels").item(number).key("id"))
      }
      for (number, actor) in (dimension.appliesTo ?? []).enumerated() {
        require(
          actor, among: study.actors.map(\.id), kind: "actor",
          at: path.key("applies-to").item(number))
      }
      if let reference = dimension.reference {
        require(
          reference, among: dimension.levels.map(\.id) + dimension.merges.map(\.id),
          kind: "level", at: path.key("reference"))
      }
      checkSource(of: dimension, at: path)
      checkMerges(of: dimension, at: path)
      checkVersions(of: dimension, at: path)
    }
    checkDefinitions()
  }

  /// Levels that are computed have names given in their order, or none.
  private mutating func checkSource(of dimension: Dimension, at path: StudyPath) {
    guard let source = dimension.source else { return }
    let (found, expected) = (dimension.levels.map(\.id), source.levels.map(\.id))
    if case .points = source {
      if found != expected {
        report(
          "levels-do-not-fit", "the levels of «\(dimension.id)» are not those of its rule",
          at: path.key("levels"), found: listed(found), expected: listed(expected),
          hint: "remove levels, and take levels together with merge")
      }
      if dimension.describes != .household {
        report(
          "unit-of-points", "points are those of a household, not of a person",
          at: path.key("describes"), found: dimension.describes.rawValue,
          expected: "household", severity: .warning)
      }
    } else if found.count != expected.count {
      report(
        "levels-do-not-fit", "«\(dimension.id)» has as many groups as breaks",
        at: path.key("levels"), found: "\(found.count) levels",
        expected: "\(expected.count), in order: \(listed(expected))")
    }
  }

  private mutating func checkMerges(of dimension: Dimension, at path: StudyPath) {
    var known = dimension.levels.map(\.id)
    var taken: Set<String> = []
    for (number, merge) in dimension.merges.enumerated() {
      let path = path.key("merge").item(number)
      for (place, level) in merge.levels.enumerated() {
        require(level, among: known, kind: "level", at: path.key("levels").item(place))
        if taken.contains(level) {
          report(
            "level-merged-twice", "the level «\(level)» is in two merges",
            at: path.key("levels").item(place), found: level,
            hint: "name the level that the earlier merge makes")
        }
        taken.insert(level)
      }
      if merge.levels.count < 2 {
        report(
          "one-level-merge", "a merge takes two levels or more", at: path.key("levels"),
          found: listed(merge.levels))
      }
      if known.contains(merge.id), !merge.levels.contains(merge.id) {
        report(
          "duplicate-id", "«\(merge.id)» is a level already", at: path.key("id"), found: merge.id,
          hint: "choose another identifier for the levels taken together")
      }
      if let below = merge.below, below < 2 {
        report(
          "bad-minimum", "a merge by size needs a size", at: path.key("below"), found: "\(below)",
          expected: "2 or more")
      }
      known.append(merge.id)
    }
  }

  private mutating func checkVersions(of dimension: Dimension, at path: StudyPath) {
    var last = -1
    for (number, version) in dimension.versions.enumerated() {
      let path = path.key("versions").item(number)
      checkLastRound(version.until, following: &last, of: dimension.id, at: path.key("until"))
      if let kind = version.kind, kind != dimension.kind, version.comparability == .comparable {
        report(
          "kinds-not-comparable", "two definitions of «\(dimension.id)» are not comparable",
          at: path.key("comparability"), found: kind.rawValue,
          expected: "caveat or not-comparable, with the reason")
      }
    }
  }

  /// Two definitions are two dimensions: neither reads the answers of the other.
  private mutating func checkDefinitions() {
    for (index, dimension) in study.dimensions.enumerated() {
      guard let kind = dimension.kind else { continue }
      for other in study.dimensions.prefix(index)
      where other.column == dimension.column && other.kind != nil && other.kind != kind {
        report(
          "definitions-merged",
          "«\(other.id)» and «\(dimension.id)» are two definitions of one column",
          at: StudyPath("dimensions").item(index).key("kind"),
          found: "\(other.kind?.rawValue ?? "") and \(kind.rawValue)",
          expected: "a column for each definition")
      }
    }
  }
}
