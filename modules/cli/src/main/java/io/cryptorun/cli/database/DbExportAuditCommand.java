package io.cryptorun.cli.database;

import io.cryptorun.app.Home;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.PointInTime;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.error.ErrorReport;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Cells;
import io.cryptorun.cli.output.Column;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.audit.AuditExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `db export-audit --since T`: the rows of the audit views as files, with their hashes, from one
/// snapshot. The folder appears complete or not at all.
@Command(
    name = "export-audit",
    description = "Writes the rows of the audit views to files, with SHA256SUMS beside them.",
    footer = {"", "Check later: cd FOLDER && sha256sum -c SHA256SUMS"})
public final class DbExportAuditCommand implements Callable<Integer> {

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("file", "FILE"),
          Column.of("rows", "ROWS"),
          Column.of("bytes", "BYTES"),
          Column.of("sha256", "SHA256").as(Cells::shortened));

  /// The words of the flag.
  enum Format {
    jsonl,
    csv
  }

  private final Invocation invocation;

  @Option(
      names = "--since",
      required = true,
      paramLabel = "T",
      description = "Rows of that time or later: 7d, 2026-03-01, ….")
  private @Nullable PointInTime since;

  @Option(names = "--format", paramLabel = "FORM", description = "jsonl (the default) or csv.")
  private Format format = Format.jsonl;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "A folder that is not there yet. Default: var/export/TIME of the home.")
  private @Nullable Path folder;

  public DbExportAuditCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    var target = target();
    if (Files.exists(target)) {
      throw new CommandRefused(
          ErrorReport.of(
              "CR-DB-021",
              ExitCode.CONFLICT,
              "%s is there already".formatted(target),
              target.toString(),
              "an export never mixes with another",
              "--dir with another folder"));
    }
    var now = invocation.now();
    var from = since == null ? now : since.at(now);
    try (var database = Database.open(invocation.databases().forReading(), Pool.examination());
        var export = ExportFolder.beside(target, format.name())) {
      var form = AuditExport.Form.valueOf(format.name().toUpperCase(Locale.ROOT));
      new AuditExport(database)
          .copy(
              from,
              form,
              export::open,
              (view, rows) -> {
                export.copied(view, rows);
                invocation.progress().done(view, "%,d rows".formatted(rows));
              });
      export.publish();
      var items = export.files().stream().map(DbExportAuditCommand::fields).toList();
      invocation.say("written to " + target);
      invocation.answer(Answer.table("ExportedFileList", COLUMNS, items));
      return ExitCode.DONE.number();
    }
  }

  private Path target() {
    if (folder != null) {
      return folder.toAbsolutePath().normalize();
    }
    var home = new Home(invocation.home()).writable();
    return home.var().resolve("export").resolve(NAME.format(invocation.now()));
  }

  private static Fields fields(ExportFolder.Written file) {
    return new Fields()
        .with("file", file.path())
        .with("rows", file.rows())
        .with("bytes", file.bytes())
        .with("sha256", file.sha256());
  }
}
