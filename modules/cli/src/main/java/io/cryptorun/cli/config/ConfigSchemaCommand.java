package io.cryptorun.cli.config;

import io.cryptorun.app.settings.Spelling;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.cli.schema.PublishedSchemas;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `config schema`: the JSON Schema of a configuration file, an artifact or an answer.
@Command(
    name = "schema",
    description = "Prints the JSON Schema of scheduler.yaml, or of another kind of document.",
    footer = {
      "",
      "Examples:",
      "  cryptorun config schema > scheduler.schema.json",
      "  cryptorun config schema --kind venues",
      "  cryptorun config schema --kind JobList      what schedule list -o json answers",
      "  cryptorun config schema --list"
    })
public final class ConfigSchemaCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "scheduler",
      description = "scheduler (the default), venues, an artifact, or the kind of an answer.")
  private String kind = "scheduler";

  @Option(names = "--list", description = "Lists the kinds instead.")
  private boolean list;

  public ConfigSchemaCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var schemas = PublishedSchemas.read();
    if (list) {
      var items =
          schemas.kinds().stream()
              .map(known -> new Fields().with("kind", known.name()).with("of", known.what()))
              .toList();
      invocation.answer(Answer.list("SchemaKindList", items, schemas.table()));
      return ExitCode.DONE.number();
    }
    var schema = schemas.of(kind).orElseThrow(() -> unknown(schemas));
    var item = new Fields().with("kind", kind).with("schema", schema);
    invocation.answer(Answer.item("Schema", item, schema.toPrettyString() + "\n"));
    return ExitCode.DONE.number();
  }

  private CommandRefused unknown(PublishedSchemas schemas) {
    var names = schemas.kinds().stream().map(PublishedSchemas.Kind::name).toList();
    var guess = Spelling.nearest(kind, names).map("did you mean %s? "::formatted).orElse("");
    return CommandRefused.usage(
        "CR-USE-031",
        "no kind \"%s\"".formatted(kind),
        guess + "cryptorun config schema --list names them all");
  }
}
