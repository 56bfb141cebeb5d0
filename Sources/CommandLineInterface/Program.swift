/// All commands, in the order of their help.
let contrasteProgram = Program(
  [.new, .check] + AnalysisCommands.all + [.chart, .report, .simulate])
