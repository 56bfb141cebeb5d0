/// All commands, in the order of their help.
let contrasteProgram = Program(
  [.new, .check, .weight] + AnalysisCommands.all
    + [.model, .audit, .chart, .report, .anonymity, .simulate])
