package io.cryptorun.cli.error;

import io.cryptorun.cli.output.Fields;
import io.cryptorun.cli.output.Json;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes errors: for people one block each, for programs one JSON object in all (the shape of RFC
/// 9457, with the others of the same pass under `errors`).
final class ErrorText {

  private ErrorText() {}

  static String forPeople(List<ErrorReport> reports) {
    var blocks = reports.stream().map(ErrorText::block).collect(Collectors.joining("\n"));
    return reports.size() < 2 ? blocks : blocks + "%n%d errors%n".formatted(reports.size());
  }

  private static String block(ErrorReport report) {
    return block("error", report);
  }

  /// @param level `error` or `warning`
  static String block(String level, ErrorReport report) {
    var text = new StringBuilder("%s[%s]: %s\n".formatted(level, report.code(), report.what()));
    if (!report.where().isEmpty()) {
      text.append("  --> ").append(report.where()).append('\n');
    }
    text.append(report.excerpt());
    if (!report.why().isEmpty()) {
      text.append("why: ").append(report.why()).append('\n');
    }
    return text.append("fix: ").append(report.fix()).append('\n').toString();
  }

  /// @param warnings that came before the error
  /// @param trace of the failure; null where it was not asked for
  static String forPrograms(
      List<ErrorReport> reports, List<String> warnings, @Nullable String trace) {
    var document = fields(reports.getFirst());
    document.with("errors", reports.stream().map(ErrorText::fields).toList());
    document.with("warnings", warnings);
    if (trace != null) {
      document.with("trace", trace.lines().toList());
    }
    return Json.document(document) + "\n";
  }

  private static Fields fields(ErrorReport report) {
    return new Fields()
        .with("type", "urn:cryptorun:error:" + report.code())
        .with("title", title(report))
        .with(
            "detail", report.why().isEmpty() ? report.what() : report.what() + "; " + report.why())
        .with("code", report.code())
        .with("where", report.where().isEmpty() ? null : report.where())
        .with("fix", report.fix())
        .with("exit_code", report.exit().number());
  }

  private static String title(ErrorReport report) {
    return switch (report.exit()) {
      case DONE -> "done";
      case RUN_FAILED -> "the run failed";
      case USAGE -> "wrong usage";
      case CONFIGURATION -> "configuration invalid";
      case NOT_FOUND -> "not found";
      case UNREACHABLE -> "database or node unreachable";
      case CONFLICT -> "conflict";
      case TIMED_OUT -> "timed out";
      case UNHEALTHY -> "unhealthy";
      case NOT_PERMITTED -> "not permitted";
      case INTEGRITY -> "integrity";
      case INTERNAL_FAULT -> "internal fault";
      case INTERRUPTED, TERMINATED -> "interrupted";
    };
  }
}
