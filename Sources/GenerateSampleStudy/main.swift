import Diagnostics
import Files
import Glibc
import SampleStudy

/// Writes the data files of a sample study into the folder that the command names.
func generate(_ arguments: [String]) -> Int32 {
  guard arguments.count == 2, let files = files(ofStudy: arguments[0]),
    !arguments[1].hasPrefix("-")
  else {
    try? StandardStream.error.write(
      """
      usage: generate-sample-study ssc-effectiveness|citizen-perception DIR

      Writes what is drawn of a sample study into DIR: the answers of five kinds of actor with the
      programme registry and the votes, or the people of a probability sample in two rounds. The
      codebooks and texts are written by hand and stand in Datasets.

      """)
    return Diagnostic.Kind.usage.rawValue
  }
  var folder = OutputFolder(arguments[1])
  for file in files { folder.add(file.text, as: file.name) }
  do {
    try folder.commit()
    return 0
  } catch {
    try? StandardStream.error.write(DiagnosticText().text(error.diagnostics) + "\n")
    return Faults(error.diagnostics).exitStatus
  }
}

/// The data files of the study with that name; nil where there is none.
func files(ofStudy name: String) -> [StudyFolderFile]? {
  switch name {
  case "ssc-effectiveness": sampleStudyFiles()
  case "citizen-perception": citizenStudyFiles()
  default: nil
  }
}

exit(generate(Array(CommandLine.arguments.dropFirst())))
