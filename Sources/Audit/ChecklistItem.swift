public import Localization

/// One question of the checklist, worth a number of points.
public struct ChecklistItem: Equatable, Sendable {
  /// The box, the element and the item: `16-4.1`.
  public var id: String
  public var text: LocalizedText
  /// In hundredths of a point, so that sums are exact: for *partly*, and for *yes*.
  public var partly: Int
  public var yes: Int

  init(_ id: String, _ partly: Int, _ yes: Int, es: String, en: String) {
    self.id = id
    self.partly = partly
    self.yes = yes
    text = LocalizedText(es: es, en: en)
  }
}

/// An element of the checklist: items that make up to two or four points together.
public struct ChecklistElement: Equatable, Sendable {
  /// The box and the element: `16-4`.
  public var id: String
  public var title: LocalizedText
  /// In hundredths of a point.
  public var maximum: Int
  public var items: [ChecklistItem]

  init(_ id: String, _ maximum: Int, es: String, en: String, _ items: [ChecklistItem]) {
    self.id = id
    self.maximum = maximum
    self.items = items
    title = LocalizedText(es: es, en: en)
  }
}

/// The checklist of project management and of monitoring and evaluation, 0 to 20 points.
///
/// Elements, items and points are those of boxes 16 and 17; the wording is our own and speaks of
/// the whole cooperation, not of one project.
///
/// - Reference: NEDA, NCRFW and ODA-GAD Network (2007, 2nd ed. 2010), *Harmonized Gender and
///   Development Guidelines for Project Development, Implementation, Monitoring and Evaluation*,
///   boxes 16 and 17.
public enum Checklist {
  /// The nine elements in their order: four of box 16, five of box 17.
  public static let elements = management + monitoring

  /// All items in their order.
  public static var items: [ChecklistItem] { elements.flatMap(\.items) }

  private static let management = [
    ChecklistElement(
      "16-1", 200, es: "La dirección respalda la igualdad de género",
      en: "The management supports gender equality",
      [
        ChecklistItem(
          "16-1.1", 50, 100,
          es: "La dirección respalda los objetivos de igualdad y les asigna recursos.",
          en: "The management backs the gender equality goals and gives them resources."),
        ChecklistItem(
          "16-1.2", 50, 100,
          es: "Hay especialistas en género disponibles durante toda la ejecución.",
          en: "Gender expertise is at hand all through implementation."),
      ]),
    ChecklistElement(
      "16-2", 200, es: "El personal tiene la competencia técnica",
      en: "The staff has the technical competence",
      [
        ChecklistItem(
          "16-2.1", 33, 67,
          es: "El personal está preparado, o alguien responde de la igualdad de género.",
          en: "The staff is prepared, or somebody is responsible for gender equality."),
        ChecklistItem(
          "16-2.2", 33, 67,
          es: "Se exige que en los equipos haya mujeres y hombres.",
          en: "Teams are required to have women and men."),
        ChecklistItem(
          "16-2.3", 33, 67,
          es: "Se exige a quien da seguimiento y evalúa que sepa evaluar con enfoque de género.",
          en: "Those who monitor and evaluate are required to know gender evaluation."),
      ]),
    ChecklistElement(
      "16-3", 200, es: "La institución ejecutora está comprometida",
      en: "The implementing agency is committed",
      [
        ChecklistItem(
          "16-3.1", 50, 100,
          es: "El personal de planta participa en las acciones de género o se capacita en ellas.",
          en: "Regular staff takes part in the gender initiatives or is trained in them."),
        ChecklistItem(
          "16-3.2", 50, 100,
          es: "La institución incluye esas acciones en su propio plan de género.",
          en: "The agency includes these initiatives in its own gender plan."),
      ]),
    ChecklistElement(
      "16-4", 200, es: "Los procesos y procedimientos incluyen el género",
      en: "Processes and procedures include gender",
      [
        ChecklistItem(
          "16-4.1", 25, 50,
          es: "Los documentos de ejecución tratan los temas de género.",
          en: "The documents of implementation discuss gender."),
        ChecklistItem(
          "16-4.2", 25, 50,
          es: "Hay una estrategia de género operativa.",
          en: "There is an operational gender strategy."),
        ChecklistItem(
          "16-4.3", 25, 50,
          es: "Hay presupuesto para formar capacidades en género.",
          en: "There is a budget to build capacity in gender."),
        ChecklistItem(
          "16-4.4", 25, 50,
          es: "Mujeres y hombres participan en las distintas fases.",
          en: "Women and men take part in the various phases."),
      ]),
  ]

  private static let monitoring = [
    ChecklistElement(
      "17-1", 200, es: "El seguimiento mide diferencias de género",
      en: "Monitoring measures gender differences",
      [
        ChecklistItem(
          "17-1.1", 50, 100,
          es: "Se exigen productos y resultados sensibles al género.",
          en: "Gender-sensitive outputs and outcomes are required."),
        ChecklistItem(
          "17-1.2", 50, 100,
          es: "Se da seguimiento con indicadores de género.",
          en: "Gender indicators are used for monitoring."),
      ]),
    ChecklistElement(
      "17-2", 200, es: "La base de datos está desagregada por sexo",
      en: "The database is disaggregated by sex",
      [
        ChecklistItem(
          "17-2.1", 25, 50,
          es: "Se recogen datos por sexo sobre los efectos en mujeres y hombres.",
          en: "Data by sex are collected on the effects on women and men."),
        ChecklistItem(
          "17-2.2", 25, 50,
          es: "Se recogen datos por sexo sobre los recursos y la participación.",
          en: "Data by sex are collected on resources and participation."),
        ChecklistItem(
          "17-2.3", 25, 50,
          es: "Los informes presentan datos por sexo.", en: "Reports present data by sex."),
        ChecklistItem(
          "17-2.4", 25, 50,
          es: "Los datos por sexo se agregan desde el terreno hasta el nivel nacional.",
          en: "Data by sex are added up from the field to the national level."),
      ]),
    ChecklistElement(
      "17-3", 400, es: "Se alcanzan las metas de igualdad y empoderamiento",
      en: "Targets of equality and empowerment are met",
      [
        ChecklistItem(
          "17-3.1", 100, 200,
          es: "El bienestar y la situación de las mujeres mejoraron gracias a la cooperación.",
          en: "Women’s welfare and status improved through the cooperation."),
        ChecklistItem(
          "17-3.2", 100, 200,
          es: "La cooperación desarrolló la capacidad de la institución para proyectos con género.",
          en: "The cooperation built the agency’s capacity for gender-sensitive projects."),
      ]),
    ChecklistElement(
      "17-4", 200, es: "Se atienden los problemas de género que surgen",
      en: "Gender issues that arise are addressed",
      [
        ChecklistItem(
          "17-4.0", 100, 200,
          es: "Se responde a los problemas de género que surgen de la ejecución o durante ella.",
          en: "Gender issues that arise from or during implementation are answered.")
      ]),
    ChecklistElement(
      "17-5", 200, es: "El seguimiento y la evaluación son participativos",
      en: "Monitoring and evaluation are participatory",
      [
        ChecklistItem(
          "17-5.1", 50, 100,
          es: "Mujeres y hombres que ejecutan y se benefician son consultados en el seguimiento.",
          en: "Women and men who implement and benefit are consulted in monitoring."),
        ChecklistItem(
          "17-5.2", 50, 100,
          es: "Mujeres y hombres participan en valorar los efectos de género.",
          en: "Women and men take part in assessing the effects on gender."),
      ]),
  ]
}
