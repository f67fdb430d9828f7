package io.cryptorun.cli.request;

import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.cli.output.Times;
import io.cryptorun.ledger.command.Commands.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What came of requests: a line each for people, every particular for programs.
public final class RequestAnswer {

  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z");

  private RequestAnswer() {}

  /// A line for each request.
  ///
  /// @param next the command that looks at what has changed
  /// @param times how people see the times that a node's message tells in UTC
  public static Answer of(List<Status> statuses, String next, Times times) {
    var lines = statuses.stream().map(status -> line(status, times)).collect(Collectors.joining());
    return Answer.list(
        "RequestList",
        statuses.stream().map(RequestAnswer::fields).toList(),
        lines + "Next: %s%n".formatted(next));
  }

  private static String line(Status status, Times times) {
    var message =
        INSTANT
            .matcher(Objects.toString(status.message(), ""))
            .replaceAll(time -> times.text(Instant.parse(time.group())));
    var asked = status.reason() == null ? "" : " (\"%s\")".formatted(status.reason());
    return switch (status.outcome()) {
      case null ->
          "request %d waits: %s %s%s%n"
              .formatted(status.id(), status.command(), status.target(), asked);
      case "applied" ->
          "%s%s%s%n  request %d, by %s, applied by %s after %s ms%n"
              .formatted(
                  message,
                  asked,
                  change(status),
                  status.id(),
                  status.requestedBy(),
                  status.appliedBy(),
                  latency(status));
      default ->
          "request %d: %s %s %s, %s%n"
              .formatted(
                  status.id(),
                  status.command(),
                  status.target(),
                  status.outcome().toUpperCase(Locale.ROOT),
                  message);
    };
  }

  /// Old and new value of what both tell of.
  private static String change(Status status) {
    var before = particulars(status.before());
    var after = particulars(status.after());
    return before.entrySet().stream()
        .filter(old ->
            after.get(old.getKey()) != null && !old.getValue().equals(after.get(old.getKey())))
        .map(
            old -> "; %s: %s → %s".formatted(old.getKey(), old.getValue(), after.get(old.getKey())))
        .collect(Collectors.joining());
  }

  /// A request, settled or not.
  public static Fields fields(Status status) {
    return new Fields()
        .with("id", status.id())
        .with("command", status.command())
        .with("target", status.target())
        .with("outcome", status.outcome())
        .with("message", status.message())
        .with("reason", status.reason())
        .with("requested_by", status.requestedBy())
        .with("requested_from", status.requestedFrom())
        .with("requested_at", status.requestedAt())
        .with("expires_at", status.expiresAt())
        .with("applied_by", status.appliedBy())
        .with("applied_at", status.appliedAt())
        .with("latency_ms", latency(status))
        .with("before", asFields(status.before()))
        .with("after", asFields(status.after()));
  }

  /// From the request to its outcome, by the database's clock; null while it waits.
  static @Nullable Long latency(Status status) {
    Instant applied = status.appliedAt();
    return applied == null ? null : Duration.between(status.requestedAt(), applied).toMillis();
  }

  private static @Nullable Fields asFields(@Nullable String json) {
    if (json == null) {
      return null;
    }
    var fields = new Fields();
    particulars(json).forEach(fields::with);
    return fields;
  }

  private static SortedMap<String, String> particulars(@Nullable String json) {
    if (json == null) {
      return new TreeMap<>();
    }
    var values = new TreeMap<String, String>();
    for (Map.Entry<String, JsonNode> entry : JsonMapper.shared().readTree(json).properties()) {
      values.put(entry.getKey(), entry.getValue().asString());
    }
    return values;
  }
}
