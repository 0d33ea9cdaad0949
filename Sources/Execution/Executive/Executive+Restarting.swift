import Robots

extension Executive {
  /// After a restart on a fleet that has gone on by itself: every command that was sent and has not
  /// ended is asked about.
  ///
  /// Until there is an answer a command is open: it is not sent again, and its robot gets no other. A
  /// command that was in the log but never left is answered with "cancelled", and what it was for is
  /// planned anew. A robot that does not answer counts as silent, and its task waits for it.
  package mutating func askAboutOpenCommands() {
    let end = now + setting.patience
    for id in running.keys.sorted() {
      running[id]?.doubtedUntil = end
      outbox.append(.ask(id))
    }
  }

  /// What was asked about and not answered in time.
  mutating func endDoubts() {
    let lost = running.values.filter { command in command.doubtedUntil.map { $0 <= now } ?? false }
    for command in lost.sorted(by: { $0.command.id < $1.command.id }) {
      take(
        Report(
          time: now, command: command.command.id, robot: command.command.robot, content: .silent))
    }
  }
}
