/// An option of a command and the type of its value.
///
/// The declaration makes the help and guides the parser; the value is read from the parsed
/// arguments, so that a command asks for exactly what it declared:
///
///     let seed = Option.integer("seed", "N", default: 1, help: "The seed of the generator.")
///     let chosen = try arguments.value(of: seed)
public struct Option<Value: Sendable>: Sendable {
  public let declaration: OptionDeclaration
  let read: @Sendable ([String]) throws(UsageError) -> Value
}

extension Option where Value == Bool {
  /// A flag: true where it is given.
  public static func flag(_ name: String, help: String) -> Option {
    Option(
      declaration: OptionDeclaration(
        name: name, letter: nil, valueName: nil, help: help, choices: [], defaultText: "",
        repeats: false),
      read: { texts throws(UsageError) in !texts.isEmpty })
  }
}

extension Option where Value == String? {
  /// One text, nil where the option is not given.
  public static func text(
    _ name: String, letter: Character? = nil, _ valueName: String, help: String,
    defaultText: String = ""
  ) -> Option {
    Option(
      declaration: OptionDeclaration(
        name: name, letter: letter, valueName: valueName, help: help, choices: [],
        defaultText: defaultText, repeats: false),
      read: { texts throws(UsageError) in texts.last })
  }
}

extension Option where Value == String? {
  /// One of a list of words; nil where the option is not given.
  public static func word(
    _ name: String, _ valueName: String, among choices: [String], help: String,
    defaultText: String = ""
  ) -> Option {
    Option(
      declaration: OptionDeclaration(
        name: name, letter: nil, valueName: valueName, help: help, choices: choices,
        defaultText: defaultText, repeats: false),
      read: { texts throws(UsageError) in texts.last })
  }
}

extension Option where Value == [String] {
  /// Texts between commas; the option may be given again to add more.
  public static func list(
    _ name: String, _ valueName: String, help: String, defaultText: String = ""
  ) -> Option {
    Option(
      declaration: OptionDeclaration(
        name: name, letter: nil, valueName: valueName, help: help, choices: [],
        defaultText: defaultText, repeats: true),
      read: { texts throws(UsageError) in texts.flatMap(separatedByCommas) })
  }

  /// Texts of which each is given by itself, commas and all.
  public static func texts(_ name: String, _ valueName: String, help: String) -> Option {
    Option(
      declaration: OptionDeclaration(
        name: name, letter: nil, valueName: valueName, help: help, choices: [], defaultText: "",
        repeats: true),
      read: { texts throws(UsageError) in texts })
  }
}

extension Option where Value == [Double] {
  /// Numbers above zero between commas.
  public static func positiveNumbers(
    _ name: String, _ valueName: String, help: String, defaultText: String = ""
  ) -> Option {
    Option(
      declaration: OptionDeclaration(
        name: name, letter: nil, valueName: valueName, help: help, choices: [],
        defaultText: defaultText, repeats: true),
      read: { texts throws(UsageError) in
        var numbers: [Double] = []
        for text in texts.flatMap(separatedByCommas) {
          guard let value = Double(text), value > 0, value < .infinity else {
            throw .badValue(
              of: "--" + name, found: text, expected: "numbers above 0, for instance 0.2,0.8")
          }
          numbers.append(value)
        }
        return numbers
      })
  }
}

extension Option where Value == Int {
  /// A whole number not below `least`.
  public static func integer(
    _ name: String, _ valueName: String, default defaultValue: Int, least: Int = 0, help: String
  ) -> Option {
    Option(
      declaration: OptionDeclaration(
        name: name, letter: nil, valueName: valueName, help: help, choices: [],
        defaultText: "\(defaultValue)", repeats: false),
      read: { texts throws(UsageError) in
        guard let text = texts.last else { return defaultValue }
        guard let value = Int(text), value >= least else {
          throw .badValue(
            of: "--" + name, found: text, expected: "a whole number, \(least) or more")
        }
        return value
      })
  }
}

extension Option where Value == UInt64 {
  /// A whole number from 0 to 2⁶⁴ − 1: the seed of a generator.
  public static func seed(
    _ name: String, _ valueName: String, default defaultValue: UInt64, help: String
  ) -> Option {
    Option(
      declaration: OptionDeclaration(
        name: name, letter: nil, valueName: valueName, help: help, choices: [],
        defaultText: "\(defaultValue)", repeats: false),
      read: { texts throws(UsageError) in
        guard let text = texts.last else { return defaultValue }
        guard let value = UInt64(text) else {
          throw .badValue(of: "--" + name, found: text, expected: "a whole number, 0 or more")
        }
        return value
      })
  }
}

extension Option where Value == Double {
  /// A number between `low` and `high`, the bounds excluded.
  public static func number(
    _ name: String, _ valueName: String, default defaultValue: Double, between low: Int,
    and high: Int, help: String
  ) -> Option {
    Option(
      declaration: OptionDeclaration(
        name: name, letter: nil, valueName: valueName, help: help, choices: [],
        defaultText: "\(defaultValue)", repeats: false),
      read: { texts throws(UsageError) in
        guard let text = texts.last else { return defaultValue }
        guard let value = Double(text), value > Double(low), value < Double(high)
        else {
          throw .badValue(
            of: "--" + name, found: text,
            expected: "a number between \(low) and \(high), for instance \(defaultValue)")
        }
        return value
      })
  }
}

extension Option {
  /// One of the cases of an enumeration, by its raw value; nil where the option is not given.
  public static func choice<Case>(
    _ name: String, of type: Case.Type = Case.self, defaultText: String = "", help: String
  ) -> Option
  where
    Case: RawRepresentable<String> & CaseIterable & Sendable, Value == Case?
  {
    let choices = Case.allCases.map(\.rawValue)
    return Option(
      declaration: OptionDeclaration(
        name: name, letter: nil, valueName: choices.joined(separator: "|"), help: help,
        choices: choices, defaultText: defaultText, repeats: false),
      read: { texts throws(UsageError) in texts.last.flatMap(Case.init(rawValue:)) })
  }

  /// Some of the cases of an enumeration, between commas.
  public static func choices<Case>(
    _ name: String, of type: Case.Type = Case.self, defaultText: String = "", help: String
  ) -> Option
  where
    Case: RawRepresentable<String> & CaseIterable & Sendable, Value == [Case]
  {
    let choices = Case.allCases.map(\.rawValue)
    return Option(
      declaration: OptionDeclaration(
        name: name, letter: nil, valueName: choices.joined(separator: ","), help: help,
        choices: choices, defaultText: defaultText, repeats: true),
      read: { texts throws(UsageError) in
        texts.flatMap(separatedByCommas).compactMap(Case.init(rawValue:))
      })
  }
}

/// The parts of a comma list without the spaces around them; empty parts are dropped.
func separatedByCommas(_ text: String) -> [String] {
  text.split(separator: ",").map { part in
    var part = part
    while part.first == " " { part.removeFirst() }
    while part.last == " " { part.removeLast() }
    return String(part)
  }.filter { !$0.isEmpty }
}
