import Diagnostics
import Files

extension ReadingFaults {
  /// UTF-16 by its byte order mark, or a spreadsheet or archive by its first bytes.
  func foreignEncoding(_ bytes: [UInt8]) -> Diagnostic? {
    if bytes.starts(with: [0xFF, 0xFE]) { return utf16("UTF-16LE") }
    if bytes.starts(with: [0xFE, 0xFF]) { return utf16("UTF-16BE") }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    {
      return Diagnostic(
        .badData, "not-a-text", "The file is a spreadsheet or an archive, not a text",
        at: Place(file: path), expected: "a text with delimiters (CSV)",
        hint: "save it as “CSV UTF-8” from the spreadsheet program")
    }
    return nil
  }

  private func utf16(_ encoding: String) -> Diagnostic {
    Diagnostic(
      .badData, "not-utf-8", "The file is not UTF-8", at: Place(file: path, line: 1, column: 1),
      found: "the byte order mark of \(encoding)", expected: "UTF-8",
      hint: conversion(from: "UTF-16"))
  }

  func badByte(_ byte: UInt8, line: Int, column: Int, encoding: String?) -> Diagnostic {
    let digits = String(byte, radix: 16, uppercase: true)
    var found = "the byte 0x" + (digits.count < 2 ? "0" : "") + digits
    if encoding != nil, byte >= 0xA0 { found += " (in Latin-1: \(Unicode.Scalar(byte)))" }
    return Diagnostic(
      .badData, byte == 0 ? "nul-byte" : "not-utf-8",
      byte == 0 ? "The file holds a zero byte" : "The file is not UTF-8",
      at: Place(file: path, line: line, column: column), found: found,
      expected: byte == 0 ? "text" : "UTF-8",
      hint: encoding.map(conversion(from:)) ?? "correct the damaged character in this place")
  }

  private func conversion(from encoding: String) -> String {
    "convert it with `iconv -f \(encoding) -t UTF-8 \(path) > converted.csv`, "
      + "or save it as “CSV UTF-8”"
  }
}

/// Looks for every byte that is not UTF-8, once something made it likely that there is one.
struct EncodingScan {
  private let file: InputFile
  private var line = 1
  private var column = 1
  private var bad: [(byte: UInt8, line: Int, column: Int)] = []
  private var badCount = 0
  private var goodCount = 0
  private var hasControls = false
  private var zeroCount = 0

  init(_ file: InputFile) { self.file = file }

  /// One fault a bad byte; none where the whole file is UTF-8.
  func faults() throws(Faults) -> [Diagnostic] {
    var scan = self
    do {
      var bytes: [UInt8] = []
      for start in stride(from: 0, to: file.count, by: 1 << 20) {
        let end = min(start + 1 << 20, file.count)
        try file.append(start..<end, to: &bytes)
        let used = scan.scan(bytes, isLast: end == file.count)
        bytes.removeFirst(used)
      }
    } catch {
      throw Faults(error.diagnostics)
    }
    return scan.result()
  }

  private func result() -> [Diagnostic] {
    let faults = ReadingFaults(file.path)
    let isDamaged = badCount == zeroCount || goodCount > 2 * badCount
    let encoding: String? =
      if 4 * zeroCount > file.count { "UTF-16" } else if isDamaged { nil } else {
        hasControls ? "WINDOWS-1252" : "ISO-8859-1"
      }
    var diagnostics = bad.map { item in
      faults.badByte(item.byte, line: item.line, column: item.column, encoding: encoding)
    }
    if badCount > bad.count {
      let code = diagnostics.first?.code ?? "not-utf-8"
      diagnostics.append(faults.more(badCount - bad.count, code: code))
    }
    return diagnostics
  }

  /// Goes through the bytes and says how many of them it is done with.
  private mutating func scan(_ bytes: [UInt8], isLast: Bool) -> Int {
    var i = 0
    while i < bytes.count {
      let byte = bytes[i]
      if byte < 0x80 {
        if byte == 0 { note(byte) }
        if byte == 0x0A {
          line += 1
          column = 0
        }
        column += 1
        i += 1
        continue
      }
      if !isLast, i + 4 > bytes.count { return i }
      let length = UTF8Check.length(bytes.span, at: i, end: bytes.count)
      if length == 0 { note(byte) } else { goodCount += 1 }
      column += 1
      i += max(1, length)
    }
    return bytes.count
  }

  private mutating func note(_ byte: UInt8) {
    badCount += 1
    if byte == 0 { zeroCount += 1 }
    if byte >= 0x80, byte < 0xA0 { hasControls = true }
    if bad.count < ReadingFaults.listed { bad.append((byte, line, column)) }
  }
}

/// Whether bytes are UTF-8.
enum UTF8Check {
  /// Whether the bytes of a range are UTF-8 and none is zero; at least 8 more must follow.
  static func isText(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var i = range.lowerBound
    while i < range.upperBound {
      let word = bytes.word(at: i)
      if word & ByteWord.tops == 0 {
        i += 8
      } else if bytes[i] < 0x80 {
        i += 1
      } else {
        let length = length(bytes, at: i, end: range.upperBound)
        if length == 0 { return false }
        i += length
      }
    }
    return true
  }

  /// The length of the scalar that begins with a byte of 0x80 or more; 0 where it is not UTF-8.
  ///
  /// - Reference: Unicode 15, table 3-7, “Well-Formed UTF-8 Byte Sequences”.
  static func length(_ bytes: Span<UInt8>, at i: Int, end: Int) -> Int {
    let first = bytes[i]
    let (count, low, high): (Int, UInt8, UInt8) =
      switch first {
      case 0xC2...0xDF: (2, 0x80, 0xBF)
      case 0xE0: (3, 0xA0, 0xBF)
      case 0xE1...0xEC, 0xEE...0xEF: (3, 0x80, 0xBF)
      case 0xED: (3, 0x80, 0x9F)
      case 0xF0: (4, 0x90, 0xBF)
      case 0xF1...0xF3: (4, 0x80, 0xBF)
      case 0xF4: (4, 0x80, 0x8F)
      default: (0, 0, 0)
      }
    guard count > 0, i + count <= end, bytes[i + 1] >= low, bytes[i + 1] <= high else { return 0 }
    for k in 2..<max(2, count) where bytes[i + k] & 0xC0 != 0x80 { return 0 }
    return count
  }
}
