package io.cryptorun.cli.audit;

import io.cryptorun.cli.Group;
import io.cryptorun.cli.Invocation;
import picocli.CommandLine;

/// The verbs of `audit`.
public final class AuditBranch {

  private AuditBranch() {}

  /// The noun with its verbs.
  public static CommandLine of(Invocation invocation) {
    return Group.named("Verifies the history, and asks it what auditors ask.")
        .addSubcommand("verify", new AuditVerifyCommand(invocation))
        .addSubcommand("questions", new AuditQuestionsCommand(invocation))
        .addSubcommand("ask", new AuditAskCommand(invocation));
  }
}
