import Framework
import Localization

/// What the coverage matrix shows: what is promised and not given, asked and not given, uneven.
struct FindingsOnCoverage {
  let study: Study
  let coverage: CoverageMatrix
  let minimumCell: Int

  func findings() -> [AuditFinding] {
    guard !coverage.dimensions.isEmpty else { return [noDimensions] }
    return [
      noSex, promisedNotGiven(), halfSilent(), askedNotGiven(), notAsked(), unequalCategories(),
      withoutBaseline(), givenInPart(), oneLevel(), otherQuestions(), notApplicable(), given(),
      sameCategories(),
    ].compactMap { $0 }
  }

  private var noDimensions: AuditFinding {
    AuditFinding(
      "no_dimensions", .critical, count: 0,
      LocalizedText(
        es: "El estudio no declara ninguna dimensión: ningún indicador se puede desagregar.",
        en: "The study declares no dimension: no indicator can be disaggregated."),
      action: LocalizedText(
        es:
          "Pregunte al menos el sexo de quien responde y declárelo en study.yaml, en dimensions:.",
        en: "Ask at least the sex of who answers and declare it in study.yaml, under dimensions:."))
  }

  private var noSex: AuditFinding? {
    guard study.sexDimension == nil else { return nil }
    return AuditFinding(
      "no_sex_dimension", .critical, count: 0,
      LocalizedText(
        es: "Ninguna dimensión distingue a mujeres y hombres.",
        en: "No dimension tells women and men apart."),
      action: LocalizedText(
        es: "Pregunte el sexo, o nombre la dimensión en study.yaml, en audit: sex-dimension:.",
        en: "Ask the sex, or name the dimension in study.yaml, under audit: sex-dimension:."))
  }

  // MARK: - Cells

  private typealias Place = (indicator: String, cell: CoverageCell)

  private func cells(_ matches: (CoverageCell) -> Bool) -> [Place] {
    coverage.indicators.flatMap { row in
      row.cells.filter(matches).map { (row.id, $0) }
    }
  }

  private func label(_ dimension: String, _ v: Voice) -> String {
    let label = study.dimension(dimension)?.label[v.language] ?? ""
    return label.isEmpty ? dimension : label
  }

  /// By dimension, the indicators of the cells: «Sexo: A y B».
  private func byDimension(
    _ places: [Place], _ say: @escaping (CoverageCell, Voice) -> String? = { _, _ in nil }
  )
    -> [LocalizedText]
  {
    coverage.dimensions.compactMap { dimension in
      let own = places.filter { $0.cell.dimension == dimension.id }
      guard !own.isEmpty else { return nil }
      return LocalizedText { v in
        let names = own.map { place in
          place.indicator + (say(place.cell, v).map { " (\($0))" } ?? "")
        }
        return label(dimension.id, v) + ": " + v.list(names) + "."
      }
    }
  }

  private func promisedNotGiven() -> AuditFinding? {
    let found = cells { $0.isPromised && !$0.state.isShown && $0.state != .notApplicable }
    guard !found.isEmpty else { return nil }
    return AuditFinding(
      "promised_not_reported", .critical, count: found.count,
      LocalizedText { v in
        v(
          "El marco promete la desagregación y no se puede publicar ningún grupo: "
            + v.counted(found.count, ("caso", "case"), ("casos", "cases")) + ".",
          "The framework promises the disaggregation and no group can be published: "
            + v.counted(found.count, ("caso", "case"), ("casos", "cases")) + ".")
      }, evidence: byDimension(found) { $0.state.label[$1.language] },
      action: LocalizedText(
        es: "Invite a más personas de los grupos pequeños, o una categorías antes de la siguiente "
          + "ronda, y dígalo en el marco.",
        en: "Invite more people of the small groups, or join categories before the next round, and "
          + "say so in the framework."))
  }

  private func halfSilent() -> AuditFinding? {
    let found = cells { cell in
      cell.state == .unanswered || cell.stated.map { $0.isExact && $0.low < 0.5 } ?? false
    }
    guard !found.isEmpty else { return nil }
    return AuditFinding(
      "half_not_stated", .important, count: found.count,
      LocalizedText(
        es: "Más de la mitad de quienes respondieron no declaró la dimensión.",
        en: "More than half of those who answered did not state the dimension."),
      evidence: byDimension(found) { cell, v in cell.stated.map { v.percent($0.low) } },
      action: LocalizedText(
        es: "Explique para qué se pregunta y quién verá la respuesta; no compare grupos con estos "
          + "datos.",
        en: "Explain why it is asked and who will see the answer; do not compare groups with these "
          + "data."))
  }

  private func askedNotGiven() -> AuditFinding? {
    let found = cells { $0.state == .withheld && !$0.isPromised }
    guard !found.isEmpty else { return nil }
    return AuditFinding(
      "asked_not_reported", .important, count: found.count,
      LocalizedText { v in
        v(
          "Se pregunta y nunca se puede publicar, porque los grupos tienen menos de "
            + "\(minimumCell) personas o las delatarían.",
          "It is asked and can never be published, because groups have fewer than \(minimumCell) "
            + "people or would give them away.")
      }, evidence: byDimension(found),
      action: LocalizedText(
        es: "Una categorías, junte rondas, o deje de preguntar lo que no se puede usar.",
        en: "Join categories, pool rounds, or stop asking what cannot be used."))
  }

  private func notAsked() -> AuditFinding? {
    let found = cells { $0.state == .notAsked }
    guard !found.isEmpty else { return nil }
    return AuditFinding(
      "not_asked", .important, count: found.count,
      LocalizedText { v in
        v(
          "La última ronda no pregunta la dimensión.",
          "The latest round does not ask the dimension.")
      }, evidence: byDimension(found),
      action: LocalizedText(
        es: "Pregúntela en la siguiente ronda con las mismas categorías.",
        en: "Ask it in the next round with the same categories."))
  }

  private func givenInPart() -> AuditFinding? {
    let found = cells { $0.state == .partlyReported }
    guard !found.isEmpty else { return nil }
    return AuditFinding(
      "reported_in_part", .minor, count: found.count,
      LocalizedText { v in
        v(
          "Se publica en parte: algún grupo o alguna pregunta se reserva, porque tiene menos de "
            + "\(minimumCell) personas o las delataría.",
          "Published in part: some group or some question is withheld, because it has fewer than "
            + "\(minimumCell) people or would give them away.")
      }, evidence: byDimension(found),
      action: LocalizedText(
        es:
          "No hace falta corregir nada: la reserva protege a las personas. Para publicar más, una "
          + "categorías.",
        en: "Nothing needs mending: withholding protects people. To publish more, join categories.")
    )
  }

  private func withoutBaseline() -> AuditFinding? {
    let found = cells { $0.isPromised && ($0.baseline != .all || $0.target != .all) }
    guard !found.isEmpty else {
      return study.audit.promises.isEmpty ? undeclaredTargets : nil
    }
    return AuditFinding(
      "promised_without_baseline_or_target", .important, count: found.count,
      LocalizedText(
        es: "El marco promete la desagregación sin línea de base o meta para todos los grupos.",
        en: "The framework promises the disaggregation without baseline or target for all groups."),
      evidence: byDimension(found) { cell, v in
        v.list(
          [
            cell.baseline == .all ? nil : v("falta línea de base", "no baseline"),
            cell.target == .all ? nil : v("falta meta", "no target"),
          ].compactMap { $0 })
      },
      action: LocalizedText(
        es: "Fije la línea de base y la meta de cada grupo, con su año.",
        en: "Set the baseline and the target of each group, with its year."))
  }

  private var undeclaredTargets: AuditFinding {
    AuditFinding(
      "no_targets", .important, count: 0,
      LocalizedText(
        es: "El marco no declara línea de base ni meta por grupo para ningún indicador.",
        en: "The framework declares no baseline and no target by group for any indicator."),
      action: LocalizedText(
        es: "Declárelas en study.yaml, en audit: disaggregation:.",
        en: "Declare them in study.yaml, under audit: disaggregation:."))
  }

  // MARK: - Dimensions

  private func unequalCategories() -> AuditFinding? {
    let found = coverage.dimensions.filter { !$0.hasSameCategories }
    guard !found.isEmpty,
      study.rounds.count > 1 || found.contains(where: { !$0.unusedLevels.isEmpty })
    else { return nil }
    return AuditFinding(
      "unequal_categories", .important, count: found.count,
      LocalizedText(
        es: "Categorías que no están en todas las rondas, o que nadie tiene.",
        en: "Categories that are not in every round, or that nobody has."),
      evidence: found.map { dimension in
        LocalizedText { v in
          var parts: [String] = []
          if !dimension.roundsWithout.isEmpty {
            parts.append(v("no se pregunta en ", "not asked in ") + v.list(dimension.roundsWithout))
          }
          for unused in dimension.unusedLevels {
            let level = study.dimension(dimension.id)?.levels.first { $0.id == unused.level }
            let name = level?.label[v.language] ?? unused.level
            let round = unused.round.isEmpty ? "" : v(" en ", " in ") + unused.round
            parts.append(v("nadie en «\(name)»\(round)", "nobody in “\(name)”\(round)"))
          }
          return label(dimension.id, v) + ": " + parts.joined(separator: "; ") + "."
        }
      },
      action: LocalizedText(
        es: "Use las mismas categorías en todas las rondas; si cambian, no compare sin decirlo.",
        en: "Use the same categories in every round; where they change, do not compare in silence.")
    )
  }

  private func oneLevel() -> AuditFinding? {
    let found = study.dimensions.filter { $0.levels.count == 1 }
    guard !found.isEmpty else { return nil }
    return AuditFinding(
      "one_category", .important, count: found.count,
      LocalizedText { v in
        v(
          "Con una sola categoría no hay nada que comparar: ",
          "With a single category there is nothing to compare: ")
          + v.list(found.map { label($0.id, v) }) + "."
      },
      action: LocalizedText(
        es: "Declare todas las categorías de la dimensión.",
        en: "Declare all categories of the dimension."))
  }

  private func notApplicable() -> AuditFinding? {
    let found = coverage.dimensions.filter { !$0.notApplicableTo.isEmpty }
    guard !found.isEmpty else { return nil }
    return AuditFinding(
      "not_applicable", .minor, count: found.count,
      LocalizedText(
        es: "No aplica a algún tipo de actor, y por eso no cuenta como faltante.",
        en: "Does not apply to some kind of actor, and so does not count as missing."),
      evidence: found.map { dimension in
        LocalizedText { v in
          label(dimension.id, v) + ": "
            + v.list(
              dimension.notApplicableTo.map { study.actor($0)?.label[v.language] ?? $0 }) + "."
        }
      })
  }

  private func otherQuestions() -> AuditFinding? {
    guard !coverage.otherQuestions.isEmpty else { return nil }
    return AuditFinding(
      "questions_of_other_rounds", .minor, count: coverage.otherQuestions.count,
      LocalizedText { v in
        v(
          "Preguntas que no se hicieron en la última ronda y no están en la matriz: ",
          "Questions that were not put in the latest round and are not in the matrix: ")
          + v.some(coverage.otherQuestions) + "."
      })
  }

  // MARK: - What is well done

  private func given() -> AuditFinding? {
    let places = coverage.dimensions.indices.filter { place in
      let cells = coverage.indicators.map { $0.cells[place] }.filter { $0.state != .notApplicable }
      return !cells.isEmpty && cells.allSatisfy { $0.state == .reported }
    }
    guard !places.isEmpty else { return nil }
    return AuditFinding(
      "reported_everywhere", .wellDone, count: places.count,
      LocalizedText { v in
        v("Todos los indicadores se dan completos por ", "Every indicator is given in full by ")
          + v.list(places.map { label(coverage.dimensions[$0].id, v) }) + "."
      })
  }

  private func sameCategories() -> AuditFinding? {
    let found = coverage.dimensions.filter(\.hasSameCategories)
    guard !found.isEmpty, study.rounds.count > 1 else { return nil }
    return AuditFinding(
      "same_categories", .wellDone, count: found.count,
      LocalizedText { v in
        v(
          "Las mismas categorías en las \(study.rounds.count) rondas: ",
          "The same categories in all \(study.rounds.count) rounds: ")
          + v.list(found.map { label($0.id, v) }) + "."
      })
  }
}
