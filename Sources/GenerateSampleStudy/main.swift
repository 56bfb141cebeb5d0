import Diagnostics
import Files
import Glibc
import SampleStudy

/// Writes the data files of the sample study into the folder that the command names.
func generate(_ arguments: [String]) -> Int32 {
  guard arguments.count == 1, let path = arguments.first, !path.hasPrefix("-") else {
    try? StandardStream.error.write(
      """
      usage: generate-sample-study DIR

      Writes the answers, the programme registry and the votes of the sample study into DIR.
      Its codebook and its texts are written by hand: Datasets/ssc-effectiveness.

      """)
    return Diagnostic.Kind.usage.rawValue
  }
  var folder = OutputFolder(path)
  for file in sampleStudyFiles() { folder.add(file.text, as: file.name) }
  do {
    try folder.commit()
    return 0
  } catch {
    try? StandardStream.error.write(DiagnosticText().text(error.diagnostics) + "\n")
    return Faults(error.diagnostics).exitStatus
  }
}

exit(generate(Array(CommandLine.arguments.dropFirst())))
