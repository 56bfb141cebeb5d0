// Proves that the generator writes the committed data files, byte for byte, and nothing else.
import Foundation
import SampleStudy
import Testing

@Suite("The committed sample study") struct CommittedFilesTests {
  @Test("is what the generator writes, byte for byte") func bytes() throws {
    for file in sampleStudyFiles() {
      #expect(
        try SampleStudyFolder.text(file.name) == file.text,
        "\(file.name) differs; run `swift run generate-sample-study ssc-effectiveness Datasets/ssc-effectiveness`"
      )
    }
  }

  @Test("holds the generated files and those written by hand") func names() throws {
    let byHand = ["README.md", "recommendations.csv", "study.yaml"]
    let found = try FileManager.default.contentsOfDirectory(atPath: SampleStudyFolder.path)
    #expect(found.sorted() == (byHand + sampleStudyFiles().map(\.name)).sorted())
  }

  @Test("another seed gives other answers in the same columns") func otherSeed() {
    for (first, second) in zip(sampleStudyFiles(), sampleStudyFiles(seed: 7)) {
      #expect(first.text != second.text)
      #expect(Records(first.text).header == Records(second.text).header)
    }
  }
}
