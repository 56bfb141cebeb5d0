import Localization

/// The words that charts add of their own.
enum Words {
  static let median = LocalizedText(es: "mediana", en: "median")
  static let interval = LocalizedText(es: "intervalo de confianza", en: "confidence interval")
  static let withheld = LocalizedText(
    es: "reservado para proteger a quienes respondieron",
    en: "withheld to protect respondents")
  static let withheldShort = LocalizedText(es: "reservado", en: "withheld")
  static let hiddenFlows = LocalizedText(
    es:
      "Las franjas punteadas son flujos reservados para proteger a quienes respondieron; su ancho "
      + "no dice cuántas personas son.",
    en: "Dashed strips are flows withheld to protect respondents; their width does not tell how "
      + "many people they are.")
  static let absent = LocalizedText(es: "sin dato", en: "no data")
  static let rounding = LocalizedText(
    es: "Los porcentajes pueden no sumar 100 por el redondeo.",
    en: "Percentages may not add up to 100 because of rounding.")

  static let percentages = LocalizedText(
    es: "Los números en las barras son porcentajes.", en: "Numbers in bars are percentages.")

  static let nearestPoints = LocalizedText(
    es: "Menor distancia entre puntos que no coinciden",
    en: "Smallest distance between points that do not coincide")
  static let furthestMeans = LocalizedText(
    es: "Medias más distantes", en: "Means furthest apart")
  static let nearestMeans = LocalizedText(es: "Medias más cercanas", en: "Nearest means")
  static let samePlace = LocalizedText(es: "En un mismo lugar", en: "At one place")
  static let severalKinds = LocalizedText(
    es: "varias categorías en un mismo lugar", en: "several categories at one place")
  static let unnamedPoint = LocalizedText(es: "un punto sin nombre", en: "a point without a name")
  static let mean = LocalizedText(es: "media del grupo", en: "mean of the group")
  static let largestDistance = LocalizedText(es: "Mayor distancia", en: "Largest distance")
  static let smallestDistance = LocalizedText(es: "Menor distancia", en: "Smallest distance")
  static let onAverageFurthest = LocalizedText(
    es: "En promedio, más lejos de los demás", en: "On average furthest from the others")
  static let cluster = LocalizedText(es: "Grupo", en: "Cluster")
  static let `break` = LocalizedText(es: "serie interrumpida", en: "break in series")
}

// MARK: - Sentences with numbers

extension Words {
  static func mapOf(_ points: Int, _ language: Language) -> String {
    one(points, es: "Mapa de 1 punto", en: "Map of 1 point", language)
      ?? LocalizedText(es: "Mapa de \(points) puntos", en: "Map of \(points) points")[language]
  }

  static func fromTo(_ first: String, _ second: String, _ language: Language) -> String {
    LocalizedText(es: "de \(first) a \(second)", en: "from \(first) to \(second)")[language]
  }

  static func sharedPlaces(_ places: Int, _ language: Language) -> String {
    LocalizedText(
      es: "\(places) lugares tienen más de un punto.",
      en: "\(places) places have more than one point.")[language]
  }

  static func distancesBetween(_ items: Int, _ language: Language) -> String {
    LocalizedText(
      es: "Distancias entre \(items) elementos.", en: "Distances between \(items) items.")[language]
  }

  /// That other pairs have the same distance; empty for none.
  static func otherPairs(_ pairs: Int, _ language: Language) -> String {
    guard pairs > 0 else { return "" }
    let text =
      one(pairs, es: "y otro par", en: "and one other pair", language)
      ?? LocalizedText(es: "y otros \(pairs) pares", en: "and \(pairs) other pairs")[language]
    return " (" + text + ")"
  }

  static func pairs(_ pairs: Int, _ language: Language) -> String {
    one(pairs, es: "1 par", en: "1 pair", language)
      ?? LocalizedText(es: "\(pairs) pares", en: "\(pairs) pairs")[language]
  }

  /// How many labels found no free place; empty for none.
  static func leftOut(_ labels: Int, _ language: Language) -> String {
    guard labels > 0 else { return "" }
    return one(
      labels, es: "1 nombre no cabe junto a su punto.",
      en: "1 name has no room beside its point.", language)
      ?? LocalizedText(
        es: "\(labels) nombres no caben junto a sus puntos.",
        en: "\(labels) names have no room beside their points.")[language]
  }

  /// How many points have no coordinates; empty for none.
  static func unplaced(_ points: Int, _ language: Language) -> String {
    guard points > 0 else { return "" }
    return one(
      points, es: "1 punto no tiene lugar en el mapa.", en: "1 point has no place on the map.",
      language)
      ?? LocalizedText(
        es: "\(points) puntos no tienen lugar en el mapa.",
        en: "\(points) points have no place on the map.")[language]
  }

  private static func one(
    _ count: Int, es spanish: String, en english: String, _ language: Language
  ) -> String? {
    count == 1 ? LocalizedText(es: spanish, en: english)[language] : nil
  }
}

/// The label of a row as it is read out, with the heading it stands under.
func spokenLabel(_ label: String, under heading: String) -> String {
  heading.isEmpty ? label : heading + ", " + label
}
