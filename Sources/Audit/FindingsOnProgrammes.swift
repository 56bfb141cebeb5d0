import Framework
import Localization
import Workshop

/// What the registry of programmes shows.
struct FindingsOnProgrammes {
  let study: Study
  let review: ProgrammeReview?

  func findings() -> [AuditFinding] {
    guard let review, review.summary.total.programmes > 0 else { return [noProgrammes] }
    return [
      markedWithoutSex(review), markedWithoutIndicators(review), notScreened(review),
      baselines(review), notTargetedWithSex(review), unknownBudgets(review), consistent(review),
    ].compactMap { $0 }
  }

  private var noProgrammes: AuditFinding {
    AuditFinding(
      "no_programmes", .important, count: 0,
      LocalizedText(
        es: "No hay registro de programas: los marcadores de género y su presupuesto no se "
          + "pueden revisar.",
        en: "There is no programme registry: gender markers and their budget cannot be reviewed."),
      action: LocalizedText(
        es: "Agregue programmes.csv al estudio y nómbrelo en study.yaml, en programmes:.",
        en: "Add programmes.csv to the study and name it in study.yaml, under programmes:."))
  }

  private func names(_ programmes: [Programme]) -> LocalizedText {
    LocalizedText { v in
      let shown = programmes.prefix(6).map { "\($0.id) \($0.name[v.language])" }
      let rest = programmes.count - shown.count
      let more = v("y \(v.style.count(rest)) más", "and \(v.style.count(rest)) more")
      return (shown + (rest > 0 ? [more] : [])).joined(separator: "; ") + "."
    }
  }

  /// «5 programas, 1,835,000 USD».
  private func total(_ programmes: [Programme], _ v: Voice) -> String {
    let total = programmes.total
    return v.programmes(total.programmes) + ", "
      + v.budget(total.budget, without: total.withoutBudget)
  }

  private func markedWithoutSex(_ review: ProgrammeReview) -> AuditFinding? {
    let found = review.markedWithoutSex
    guard !found.isEmpty else { return nil }
    return AuditFinding(
      "marked_without_sex", .critical, count: found.count,
      LocalizedText { v in
        v(
          "El marcador dice 1 o 2 y ningún indicador está desagregado por sexo: \(total(found, v)).",
          "The marker says 1 or 2 and no indicator is split by sex: \(total(found, v)).")
      }, evidence: [names(found)],
      action: LocalizedText(
        es: "Desagregue al menos un indicador por sexo en cada uno, o revise el marcador.",
        en: "Split at least one indicator of each by sex, or review the marker."))
  }

  private func markedWithoutIndicators(_ review: ProgrammeReview) -> AuditFinding? {
    let found = review.markedWithoutIndicators
    guard !found.isEmpty else { return nil }
    return AuditFinding(
      "marked_without_indicators", .important, count: found.count,
      LocalizedText { v in
        v(
          "Con marcador 1 o 2 y sin un solo indicador: \(total(found, v)).",
          "With marker 1 or 2 and without a single indicator: \(total(found, v)).")
      }, evidence: [names(found)],
      action: LocalizedText(
        es: "Defina para cada uno un indicador de género con línea de base y meta.",
        en: "Set a gender indicator with baseline and target for each."))
  }

  private func notScreened(_ review: ProgrammeReview) -> AuditFinding? {
    let found = review.notScreened
    guard !found.isEmpty else { return nil }
    let all = review.summary.total
    return AuditFinding(
      "not_screened", .important, count: found.count,
      LocalizedText { v in
        v(
          "Nadie revisó con el marcador: \(total(found, v)). No es lo mismo que 0.",
          "Nobody screened with the marker: \(total(found, v)). That is not the same as 0.")
      },
      evidence: [
        LocalizedText { v in
          let part = v.percent(Double(found.count) / Double(max(1, all.programmes)))
          let money = all.budget > 0 ? v.percent(found.total.budget / all.budget) : "–"
          return v(
            "Son el \(part) de los programas y el \(money) del presupuesto conocido. ",
            "They are \(part) of the programmes and \(money) of the known budget. ")
            + names(found)[v.language]
        }
      ],
      action: LocalizedText(
        es: "Revise estos programas y anote 0, 1 o 2.",
        en: "Screen these programmes and record 0, 1 or 2."))
  }

  private func baselines(_ review: ProgrammeReview) -> AuditFinding? {
    let (baselines, targets) = (review.summary.baselines, review.summary.targets)
    guard baselines.count < baselines.total || targets.count < targets.total else { return nil }
    return AuditFinding(
      "indicators_without_baseline_or_target", .important,
      count: max(baselines.total - baselines.count, targets.total - targets.count),
      LocalizedText { v in
        func part(_ part: ProgrammeSummary.Part) -> String {
          let share = part.share.map { " (\(v.percent($0)))" } ?? ""
          return v.style.count(part.count) + v(" de ", " of ") + v.style.count(part.total) + share
        }
        return v(
          "Indicadores de programas con línea de base: \(part(baselines)); con meta: "
            + "\(part(targets)).",
          "Programme indicators with a baseline: \(part(baselines)); with a target: "
            + "\(part(targets)).")
      },
      action: LocalizedText(
        es: "Complete líneas de base y metas, por sexo donde el indicador trate de personas.",
        en: "Complete baselines and targets, by sex where the indicator is about people."))
  }

  private func notTargetedWithSex(_ review: ProgrammeReview) -> AuditFinding? {
    let found = review.notTargetedWithSex
    guard !found.isEmpty else { return nil }
    return AuditFinding(
      "not_targeted_with_sex", .minor, count: found.count,
      LocalizedText { v in
        v(
          "El marcador dice 0 y hay indicadores desagregados por sexo: \(total(found, v)).",
          "The marker says 0 and there are indicators split by sex: \(total(found, v)).")
      }, evidence: [names(found)],
      action: LocalizedText(
        es: "No es una falta; vea si la igualdad es un objetivo y el marcador debería ser 1.",
        en: "This is no fault; see whether equality is an objective and the marker should be 1."))
  }

  private func unknownBudgets(_ review: ProgrammeReview) -> AuditFinding? {
    let total = review.summary.total
    guard total.withoutBudget > 0 else { return nil }
    return AuditFinding(
      "budget_unknown", .minor, count: total.withoutBudget,
      LocalizedText { v in
        v(
          "Presupuesto desconocido: \(v.programmes(total.withoutBudget)) de "
            + "\(v.style.count(total.programmes)). No se cuentan como cero.",
          "Budget unknown: \(v.programmes(total.withoutBudget)) of "
            + "\(v.style.count(total.programmes)). They are not counted as zero.")
      },
      action: LocalizedText(
        es: "Complete el presupuesto en el registro.", en: "Complete the budget in the registry."))
  }

  private func consistent(_ review: ProgrammeReview) -> AuditFinding? {
    let found = review.markedWithSex
    guard !found.isEmpty else { return nil }
    return AuditFinding(
      "marked_with_sex", .wellDone, count: found.count,
      LocalizedText { v in
        v(
          "El marcador dice 1 o 2 y hay indicadores por sexo: \(total(found, v)).",
          "The marker says 1 or 2 and there are indicators by sex: \(total(found, v)).")
      })
  }
}
