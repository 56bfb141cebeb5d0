import Localization

/// What the checklist shows of itself: what nobody answered.
struct FindingsOnChecklist {
  let score: ChecklistScore

  func findings() -> [AuditFinding] {
    let open = score.unanswered
    guard !open.isEmpty else { return [] }
    return [
      AuditFinding(
        "checklist_not_answered", .minor, count: open.count,
        LocalizedText { v in
          let all = Checklist.items.count
          return v(
            "De las \(all) preguntas de la lista, \(open.count) están sin responder: el puntaje es "
              + "un rango (\(v.points(score.range))).",
            "Of the \(all) items of the checklist \(open.count) are not answered: the score is a "
              + "range (\(v.points(score.range))).")
        },
        evidence: [
          LocalizedText { v in v.some(open.map(\.id), limit: open.count) + "." }
        ],
        action: LocalizedText(
          es: "Responda la plantilla (contraste audit … --write-checklist) y nómbrela con "
            + "--checklist.",
          en: "Fill in the template (contraste audit … --write-checklist) and name it with "
            + "--checklist."))
    ]
  }
}
