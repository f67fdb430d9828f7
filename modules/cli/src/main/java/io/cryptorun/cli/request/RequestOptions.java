package io.cryptorun.cli.request;

import io.cryptorun.cli.Invocation;
import io.cryptorun.ledger.command.CommandKind;
import io.cryptorun.ledger.command.CommandRequest;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The flags of every request.
public final class RequestOptions {

  private static final Duration USUAL_EXPIRY = Duration.ofMinutes(10);

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      converter = ReasonText.class,
      description = "Why, in a line; kept in the ledger.")
  private @Nullable String reason;

  @Option(
      names = "--wait",
      arity = "0..1",
      paramLabel = "TIME",
      preprocessor = WaitTime.class,
      description = "Waits until it is done, at most 5 m or --wait=TIME; exit code 7 after that.")
  private @Nullable Duration wait;

  @Option(
      names = "--expires",
      paramLabel = "TIME",
      description =
          "Not applied after that time. Default: 10m for trigger, cancel and retry; never for the"
              + " others.")
  private @Nullable Duration expires;

  /// How long to wait until it is done; null when that was not asked for.
  public @Nullable Duration patience() {
    return wait;
  }

  /// The request that these flags make.
  public CommandRequest request(
      Invocation invocation, CommandKind kind, String target, Map<String, String> arguments) {
    return new CommandRequest(
        kind,
        target,
        arguments,
        reason,
        invocation.operator(),
        invocation.machine(),
        expires == null ? usualExpiry(kind) : expires);
  }

  private static @Nullable Duration usualExpiry(CommandKind kind) {
    return switch (kind) {
      case TRIGGER, CANCEL, RETRY -> USUAL_EXPIRY;
      case PAUSE, RESUME, DRAIN, UNDRAIN, UNSTICK -> null;
    };
  }
}
