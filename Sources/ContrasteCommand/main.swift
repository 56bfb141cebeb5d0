import CommandLineInterface
import Glibc

let result = run(
  arguments: Array(CommandLine.arguments.dropFirst()),
  environment: CommandEnvironment(
    terminalWidth: Terminal.width, showProgress: Terminal.watchesErrors ? Terminal.show : nil,
    date: Terminal.date))
Terminal.write(result.standardError, to: STDERR_FILENO)
let isWritten = Terminal.write(result.standardOutput, to: STDOUT_FILENO)
exit(isWritten ? result.status : max(result.status, 2))
