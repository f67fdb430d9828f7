package io.cryptorun.cli.audit;

import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Column;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.ledger.audit.CannedQuestion;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `audit questions`: what `audit ask` can be asked. Needs no database.
@Command(name = "questions", description = "Lists the questions that can be asked.")
public final class AuditQuestionsCommand implements Callable<Integer> {

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("name", "NAME"),
          Column.of("question", "QUESTION"),
          Column.of("settings", "OPTIONS")
              .as(settings ->
                  String.join(
                      " ",
                      ((List<?>) settings)
                          .stream()
                              .map(name -> "--" + AuditAskCommand.option(name.toString()))
                              .toList())),
          Column.onRequest("sql"));

  private final Invocation invocation;

  public AuditQuestionsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var items = CannedQuestion.all().stream().map(AuditQuestionsCommand::fields).toList();
    invocation.answer(Answer.table("QuestionList", COLUMNS, items));
    return ExitCode.DONE.number();
  }

  private static Fields fields(CannedQuestion question) {
    return new Fields()
        .with("name", question.name())
        .with("question", question.question())
        .with("settings", question.settings())
        .with("sql", question.sql());
  }
}
