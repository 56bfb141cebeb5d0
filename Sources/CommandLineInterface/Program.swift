/// All commands, in the order of their help.
let contrasteProgram = Program(
  [.new, .check] + AnalysisCommands.all + [.model, .chart, .report, .simulate])
