import Estimation
import Figures
import Files
import Framework
import Graphics
import Localization
import ResultTables
import Results
import Rounds
import Surveys
import Tables

/// The file that ties a report to its data and plan: hashes of what went in and what came out.
struct Manifest {
  var material: ReportMaterial
  /// The names and bytes of the files written.
  var outputs: [(name: String, bytes: [UInt8])]
  /// The day of writing, ISO 8601: the only thing that differs from run to run.
  var date: String

  func json() -> String {
    let inputs = material.inputs.map { input in
      object([
        ("role", quoted(input.role.rawValue)), ("file", quoted(name(input.path))),
        ("bytes", String(input.byteCount)), ("sha256", quoted(input.sha256)),
      ])
    }
    let written = outputs.map { output in
      object([
        ("file", quoted(output.name)), ("bytes", String(output.bytes.count)),
        ("sha256", quoted(SHA256.hexadecimal(output.bytes))),
      ])
    }
    let fields = [
      ("program", quoted("contraste " + material.version)), ("date", quoted(date)),
      ("study", quoted(material.study.id)),
      ("synthetic", material.study.isSynthetic ? "true" : "false"),
      ("plan", plan()), ("merges", list(merges)),
      ("inputs", list(inputs)), ("outputs", list(written)),
    ]
    return "{\n" + fields.map { "  \(quoted($0.0)): \($0.1)" }.joined(separator: ",\n") + "\n}\n"
  }

  /// Which groups were taken together, and by which rule.
  private var merges: [String] {
    material.study.dimensions.flatMap { dimension in
      dimension.madeMerges.map { merge in
        object([
          ("dimension", quoted(dimension.id)), ("into", quoted(merge.id)),
          ("levels", "[" + merge.levels.map(quoted).joined(separator: ", ") + "]"),
          ("below", merge.below.map(String.init) ?? "null"),
        ])
      }
    }
  }

  private func plan() -> String {
    let plan = material.plan
    return object([
      ("regime", quoted(material.study.design.regime.rawValue)),
      ("confidence", String(plan.confidence)), ("interval", quoted(plan.interval.rawValue)),
      ("tests", "[" + plan.tests.map { quoted($0.rawValue) }.joined(separator: ", ") + "]"),
      ("adjust", quoted(plan.adjustment.rawValue)),
      ("minimum_cell", String(plan.minimumCell)),
      ("suppression", plan.suppresses ? "true" : "false"),
      ("reliability", quoted(plan.reliability?.rule.rawValue ?? "none")),
      ("seed", String(plan.seed)),
    ])
  }

  private func object(_ fields: [(String, String)]) -> String {
    "{" + fields.map { "\(quoted($0.0)): \($0.1)" }.joined(separator: ", ") + "}"
  }

  private func list(_ items: [String]) -> String {
    items.isEmpty ? "[]" : "[\n" + items.map { "    " + $0 }.joined(separator: ",\n") + "\n  ]"
  }

  private func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      default:
        if scalar.value < 0x20 {
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
