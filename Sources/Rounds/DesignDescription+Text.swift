public import Localization
public import Surveys

extension DesignDescription {
  /// The longest list of strata that is written out.
  private static let longestList = 8

  /// The description as lines for a terminal.
  public func text(_ language: Language) -> String {
    let words = DesignWords(language)
    var lines = [words.title]
    let width = words.labels.map(\.count).max() ?? 0
    func add(_ label: String, _ text: String) {
      lines.append("  " + label + String(repeating: " ", count: width - label.count + 2) + text)
    }
    add(words.respondents, words.number.count(respondentCount))
    for (index, stage) in stages.enumerated() {
      for (place, part) in stageLines(stage, index + 1, words).enumerated() {
        add(place == 0 ? words.stage(index + 1) : "", part)
      }
    }
    add(
      words.degreesOfFreedom,
      words.number.count(degreesOfFreedom) + (hasErrors ? "" : "; " + words.noErrors))
    if let weights {
      for (place, part) in weightLines(weights, words).enumerated() {
        add(place == 0 ? words.weights : "", part)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func stageLines(
    _ stage: Stage, _ number: Int, _ words: DesignWords
  ) -> [String] {
    let style = words.number
    var first: [String] = []
    if stage.isStratified {
      first.append(words.strata(stage.strataCount))
    }
    first.append(
      stage.isOfRespondents
        ? words.eachRespondent(stage.clusterCount) : words.clusters(stage.clusterCount))
    if let range = stage.clustersPerStratum {
      first.append(words.perStratum(range, above: stage.isStratified ? nil : number - 1))
    }
    var lines = [first.joined(separator: ", ")]
    if let fractions = stage.samplingFractions {
      let (low, high) = (fractions.lowerBound, fractions.upperBound)
      let text =
        style.percent(low, decimals: 1)
        + (low == high ? "" : "–" + style.percent(high, decimals: 1))
      lines.append(words.fraction(text))
    }
    if stage.completeCount > 0 { lines.append(words.complete(stage.completeCount)) }
    if !stage.entersVariance, hasErrors { lines.append(words.ultimate) }
    if !stage.thinStrata.isEmpty {
      // Further down a few units in each are the rule, and a list would say nothing.
      let list = number == 1 ? ": " + listed(stage.thinStrata, words) : ""
      lines.append(words.thin(stage.thinStrata.count) + list)
    }
    if !stage.lonelyStrata.isEmpty {
      lines.append(
        words.lonely(stage.lonelyStrata.count) + ": " + listed(stage.lonelyStrata, words))
      if stage.entersVariance || lonelyStrata == .fail {
        lines.append(words.rule(lonelyStrata))
      }
    }
    return lines
  }

  private func listed(_ strata: [SurveyDesign.Stratum], _ words: DesignWords) -> String {
    let names = strata.prefix(Self.longestList).map { stratum in
      let name = stratum.label.isEmpty ? words.whole : "«\(stratum.label)»"
      return "\(name) (\(words.rows(stratum.rowCount)))"
    }
    let rest = strata.count - names.count
    return names.joined(separator: ", ") + (rest > 0 ? ", " + words.more(rest) : "")
  }

  private func weightLines(_ weights: Weights, _ words: DesignWords) -> [String] {
    let style = words.number
    func short(_ value: Double) -> String {
      style.number(value, decimals: value < 10 ? 3 : value < 1000 ? 1 : 0)
    }
    guard isWeighted else { return [words.equalWeights] }
    var lines = [
      words.spread(
        short(weights.range.lowerBound), short(weights.range.upperBound), short(weights.mean),
        style.number(weights.coefficientOfVariation, decimals: 3)),
      words.kish(
        style.number(weights.designEffect, decimals: 3),
        style.number(weights.effectiveCount, decimals: 1)),
    ]
    if weights.zeroCount > 0 { lines.append(words.zeros(weights.zeroCount)) }
    return lines
  }
}
