import Graphics
import Localization

/// The layout of a ``MapChart`` at a width.
struct MapDrawing {
  let chart: MapChart
  let places: [MapPlace]
  var canvas: Canvas
  /// How many labels found no free place.
  private(set) var leftOut = 0
  /// The names of the numbers that marks bear where there is no room for names.
  private var keys: [(key: String, name: String)] = []
  /// The frame of the map.
  private(set) var plot = Rect(x: 0, y: 0, width: 0, height: 0)
  private let extent: MapExtent
  /// Pixels for one unit of distance, along both axes.
  private(set) var scale = 1.0
  private let radius: Double
  private let labelStyle: TextStyle
  private let countStyle: TextStyle

  init(_ chart: MapChart, width: Double) {
    self.chart = chart
    places = chart.places
    extent = chart.extent
    canvas = Canvas(frame: chart.frame, width: width)
    radius = canvas.isNarrow || places.count > 120 ? 4.5 : 5.5
    let isCrowded = canvas.isNarrow || places.count > 20
    labelStyle = (isCrowded ? canvas.type.small : canvas.type.value).colored(Theme.ink)
    countStyle = canvas.type.small.colored(Theme.ink).bold
  }

  mutating func draw() {
    canvas.legend(legend)
    layOut()
    drawFrame()
    let order = places.indices.sorted { left, right in
      let ranks = (rank(places[left]), rank(places[right]))
      return ranks.0 == ranks.1 ? left < right : ranks.0 < ranks.1
    }
    for index in order { drawMark(places[index]) }
    drawTexts()
    canvas.y = plot.maxY
    canvas.keyList(keys)
    canvas.notes += [
      Words.leftOut(leftOut, canvas.language), Words.unplaced(chart.unplaced, canvas.language),
    ]
  }

  /// Where a mark stands between back and front.
  private func rank(_ place: MapPlace) -> Int {
    place.isCentroid ? 0 : place.isEmphasized(in: chart.points) ? 2 : 1
  }

  // MARK: - Frame

  private var legend: [(symbol: LegendSymbol, label: String)] {
    let used = places.flatMap { $0.counts(in: chart.points).map(\.category) }
    var entries = chart.categories.indices.filter { used.contains($0) }.map {
      (symbol: LegendSymbol.category(CategoryMark($0)), label: chart.categories[$0])
    }
    if places.contains(where: { isMixed($0) }) {
      entries.append((.ring, Words.severalKinds[canvas.language]))
    }
    if places.contains(where: \.isCentroid) {
      let words = chart.centroidLabel.isEmpty ? Words.mean[canvas.language] : chart.centroidLabel
      entries.append((.centroid, words))
    }
    return entries
  }

  /// Fixes scale and frame: the whole width, and a height that suits the points.
  private mutating func layOut() {
    let pad = canvas.isNarrow ? 22.0 : 34.0
    let width = canvas.inner
    let shape = extent.width > 0 ? extent.height / extent.width : 1
    let least = width * (canvas.isNarrow ? 0.7 : 0.42)
    let most = width * (canvas.isNarrow ? 1.2 : 0.7)
    let height = min(most, max(least, (width - 2 * pad) * shape + 2 * pad)).rounded()
    plot = Rect(x: canvas.left, y: canvas.y, width: width, height: height)
    let across = extent.width > 0 ? (width - 2 * pad) / extent.width : .infinity
    let up = extent.height > 0 ? (height - 2 * pad) / extent.height : .infinity
    scale = min(across, up).isFinite ? min(across, up) : 1
  }

  /// The pixel of a place: larger values stand further right and further up.
  func pixel(x: Double, y: Double) -> Point {
    let middleX = (extent.x.lowerBound + extent.x.upperBound) / 2
    let middleY = (extent.y.lowerBound + extent.y.upperBound) / 2
    return Point(plot.center.x + (x - middleX) * scale, plot.center.y - (y - middleY) * scale)
  }

  private mutating func drawFrame() {
    let origin = pixel(x: 0, y: 0)
    let faint = Stroke(Theme.grid, width: 1)
    canvas.add(.line(from: Point(origin.x, plot.y), to: Point(origin.x, plot.maxY), faint))
    canvas.add(.line(from: Point(plot.x, origin.y), to: Point(plot.maxX, origin.y), faint))
    canvas.add(.rectangle(plot, Paint(stroke: Stroke(Theme.missing, width: 1))))
  }

  // MARK: - Marks

  private func isMixed(_ place: MapPlace) -> Bool { place.counts(in: chart.points).count > 1 }

  private func mark(of place: MapPlace) -> CategoryMark {
    CategoryMark(place.counts(in: chart.points).first?.category ?? 0)
  }

  private func radius(of place: MapPlace) -> Double { place.isCentroid ? radius + 4 : radius }

  /// The room of a mark with its ring.
  private func room(of place: MapPlace) -> Rect {
    let reach =
      place.isEmphasized(in: chart.points)
      ? radius(of: place) + 5 : CategoryMark.reach(radius: radius(of: place)) - 1.5
    let middle = pixel(x: place.x, y: place.y)
    return Rect(x: middle.x - reach, y: middle.y - reach, width: 2 * reach, height: 2 * reach)
  }

  private mutating func drawMark(_ place: MapPlace) {
    let middle = pixel(x: place.x, y: place.y)
    let radius = radius(of: place)
    var nodes: [SceneNode] = []
    if place.isEmphasized(in: chart.points) {
      let ring = Paint(fill: .white, stroke: Stroke(Theme.ink, width: 1.5))
      nodes.append(.circle(center: middle, radius: radius + 4, ring))
    }
    if isMixed(place) {
      nodes.append(LegendSymbol.ring(at: middle, radius: radius))
    } else if place.isCentroid {
      nodes.append(mark(of: place).centroid(at: middle, radius: radius))
    } else {
      nodes.append(mark(of: place).node(at: middle, radius: radius))
    }
    canvas.add(.group(label: tooltip(place), nodes))
  }

  /// Who stands at a place: names, and how many of each category.
  private func tooltip(_ place: MapPlace) -> String {
    let kinds = place.counts(in: chart.points).map { category, count in
      let name = chart.categories.indices.contains(category) ? chart.categories[category] : ""
      return count > 1 ? name + (name.isEmpty ? "" : " ") + "\(count)" : name
    }
    let names = place.names(in: chart.points)
    return (names + kinds).filter { !$0.isEmpty }.joined(separator: ", ")
  }

  // MARK: - Texts

  /// A count beside a mark: how many, and with several categories how many of each.
  private func countParts(_ place: MapPlace) -> [(mark: CategoryMark?, text: String)] {
    let counts = place.counts(in: chart.points)
    if place.isCentroid || counts.reduce(0, { $0 + $1.count }) < 2 { return [] }
    if counts.count == 1 { return [(nil, "×\(counts[0].count)")] }
    return counts.map { (CategoryMark($0.category), "\($0.count)") }
  }

  private let glyphWidth = 11.0

  private func width(of parts: [(mark: CategoryMark?, text: String)]) -> Double {
    parts.reduce(Double(parts.count - 1) * 4) { width, part in
      width + countStyle.width(of: part.text) + (part.mark == nil ? 0 : glyphWidth)
    }
  }

  /// Draws the counts, which go first, and then the labels around what there is by then.
  private mutating func drawTexts() {
    let area = plot.padded(-3, -2)
    let marks = places.map(room)
    var rooms = marks
    let counted = places.indices.filter { !countParts(places[$0]).isEmpty }
    let wishes = counted.map { index in
      let size = Size(
        width: width(of: countParts(places[index])),
        height: countStyle.ascent + countStyle.descent)
      return PlacedLabel(mark: marks[index], forms: [size], isFirst: false)
    }
    var obstacles = marks
    let found = LabelPlacement(in: area, obstacles: marks).places(wishes)
    for (index, candidate) in zip(counted, found) {
      guard let candidate else { continue }
      drawCount(countParts(places[index]), in: candidate.box)
      obstacles.append(candidate.box)
      rooms[index] = rooms[index].union(candidate.box.padded(2, 0))
    }
    leftOut += found.count { $0 == nil }
    drawLabels(LabelPlacement(in: area, obstacles: obstacles), rooms)
  }

  private mutating func drawCount(
    _ parts: [(mark: CategoryMark?, text: String)], in box: Rect
  ) {
    var x = box.x
    for part in parts {
      if let mark = part.mark {
        canvas.add(mark.node(at: Point(x + 4.5, box.center.y), radius: 3.5))
        x += glyphWidth
      }
      canvas.add(.text(part.text, at: Point(x, box.y + countStyle.ascent), countStyle))
      x += countStyle.width(of: part.text) + 4
    }
  }

  // MARK: - Labels

  /// Whether a mark is labelled by name even where the others are numbered.
  private func isFirst(_ place: MapPlace) -> Bool {
    place.isCentroid || place.isEmphasized(in: chart.points)
  }

  private func name(_ place: MapPlace) -> String {
    place.names(in: chart.points).joined(separator: ", ")
  }

  /// Labels the marks by name; those whose names have no room by numbers, listed below the map.
  ///
  /// Where many names have no room all marks are numbered, so that none looks singled out.
  private mutating func drawLabels(_ placement: LabelPlacement, _ rooms: [Rect]) {
    let named = places.indices.filter { index in
      (chart.labelsAll || isFirst(places[index])) && !name(places[index]).isEmpty
    }
    let byName = place(named, named.map { name(places[$0]) }, placement, rooms)
    let missing = zip(named, byName).filter { $0.1 == nil }.map(\.0)
    if missing.count * 4 <= named.count {
      let set = byName.compactMap { $0 }
      draw(set)
      let free = LabelPlacement(
        in: placement.area, obstacles: placement.obstacles + set.map(\.candidate.box))
      drawNumbers(missing, free, rooms)
    } else {
      drawNumbers(named, placement, rooms)
    }
  }

  private mutating func drawNumbers(
    _ indices: [Int], _ placement: LabelPlacement, _ rooms: [Rect]
  ) {
    var number = 0
    let texts = indices.map { index in
      if isFirst(places[index]) { return name(places[index]) }
      number += 1
      return "\(number)"
    }
    let labels = place(indices, texts, placement, rooms)
    draw(labels.compactMap { $0 })
    leftOut += labels.count { $0 == nil }
    for (index, label) in zip(texts.indices, labels) where label != nil {
      let place = places[indices[index]]
      if !isFirst(place) { keys.append((texts[index], name(place))) }
    }
  }

  /// A label with its place.
  private struct SetLabel {
    var place: MapPlace
    var text: WrappedText
    var candidate: LabelPlacement.Candidate
  }

  private func place(
    _ indices: [Int], _ texts: [String], _ placement: LabelPlacement, _ rooms: [Rect]
  ) -> [SetLabel?] {
    let forms = zip(indices, texts).map { self.forms(of: $0.1, places[$0.0]) }
    let wishes = zip(indices, forms).map { index, forms in
      let style = style(of: places[index])
      let sizes = forms.map { Size(width: $0.width, height: $0.boxHeight(style)) }
      return PlacedLabel(mark: rooms[index], forms: sizes, isFirst: isFirst(places[index]))
    }
    return placement.places(wishes).enumerated().map { label, candidate in
      candidate.map {
        SetLabel(place: places[indices[label]], text: forms[label][$0.form], candidate: $0)
      }
    }
  }

  private mutating func draw(_ labels: [SetLabel]) {
    for label in labels {
      if label.candidate.isFar { drawLeader(from: label.place, to: label.candidate.box) }
      canvas.add(label.candidate.node(label.text, style(of: label.place)))
    }
  }

  /// A thin line from the border of a mark to a label that stands away from it.
  private mutating func drawLeader(from place: MapPlace, to box: Rect) {
    let middle = pixel(x: place.x, y: place.y)
    let end = Point(
      min(max(middle.x, box.x), box.maxX), min(max(middle.y, box.y + 2), box.maxY - 1))
    let across = end.x - middle.x
    let down = end.y - middle.y
    let length = (across * across + down * down).squareRoot()
    let share = length > 0 ? min(1, (radius(of: place) + 3) / length) : 0
    let start = Point(middle.x + across * share, middle.y + down * share)
    canvas.add(.line(from: start, to: end, Stroke(Theme.ink, width: 1)))
  }

  private func style(of place: MapPlace) -> TextStyle {
    isFirst(place) ? labelStyle.bold : labelStyle
  }

  /// The ways to set a label of a mark: in long lines, else in short ones.
  private func forms(of text: String, _ place: MapPlace) -> [WrappedText] {
    let style = style(of: place)
    let room = canvas.isNarrow ? 110.0 : 170
    let lines = place.members.count > 1 || isFirst(place) ? 3 : 2
    let long = style.wrap(text, width: room, maximumLines: lines)
    let narrow = max(room * 0.55, min(room, style.widestWord(of: text)))
    let short = style.wrap(text, width: narrow, maximumLines: lines + 1)
    return short.uncut == nil && short.lines.count > long.lines.count ? [long, short] : [long]
  }
}
