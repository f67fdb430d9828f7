package io.cryptorun.cli.runs;

import io.cryptorun.cli.output.Cells;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.ledger.result.CandidateRow;
import io.cryptorun.ledger.result.ProviderCheckRow;
import io.cryptorun.ledger.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Two runs beside each other.
///
/// @param checks what was known of the exchanges when the second run began
record DiffPage(Run before, Run after, RunDiff diff, List<ProviderCheckRow> checks) {

  private static final String ARROW = " → ";

  String text() {
    var text = new StringBuilder();
    diff.coins().forEach(coin -> text.append(line(coin)).append('\n'));
    diff.figures()
        .forEach((name, change) ->
            text.append(
                "~ %s %s%n".formatted(name, told(change.before()) + ARROW + told(change.after()))));
    return text.append(foot()).toString();
  }

  private String foot() {
    return "  regime %s · config %s · %d unchanged%n"
        .formatted(
            pair(before.figures().regime(), after.figures().regime()),
            pair(
                shortened(before.origin().configSha256()),
                shortened(after.origin().configSha256())),
            diff.unchanged());
  }

  private static String pair(@Nullable Object a, @Nullable Object b) {
    return told(a) + (Objects.equals(a, b) ? " = " : ARROW) + told(b);
  }

  private static @Nullable String shortened(@Nullable String sha256) {
    return sha256 == null ? null : Cells.shortened(sha256);
  }

  private static String told(@Nullable Object value) {
    return switch (value) {
      case null -> "-";
      case Double number -> Cells.figure(number);
      case String text when text.isEmpty() -> "-";
      default -> value.toString();
    };
  }

  private String line(CoinDiff coin) {
    var sign =
        switch (coin.kind()) {
          case ENTERED -> "+ %s  entered  ";
          case LEFT -> "- %s  left  ";
          case CHANGED -> "~ %s  ";
        };
    return sign.formatted(coin.symbol()) + String.join("   ", particulars(coin));
  }

  private List<String> particulars(CoinDiff coin) {
    if (coin.before() == null) {
      return List.of("not looked at before; now " + words(coin.after()));
    }
    if (coin.after() == null) {
      return List.of("was %s; not looked at any more".formatted(words(coin.before())));
    }
    var a = coin.before().coin();
    var b = coin.after().coin();
    var told = new ArrayList<String>();
    told.add("score " + pair(a.score(), b.score()));
    if (!a.decision().equals(b.decision())) {
      told.add(a.decision() + ARROW + b.decision());
    }
    coin.flips().forEach(flip -> told.add(flip(flip)));
    if (!Objects.equals(a.venue(), b.venue())) {
      told.add("venue " + pair(a.venue(), b.venue()));
    }
    sources(a, b).ifPresent(told::add);
    return told;
  }

  private static String words(@Nullable CoinStory story) {
    return story == null
        ? "-"
        : "%s, score %s".formatted(story.coin().decision(), told(story.coin().score()));
  }

  private static String flip(CoinDiff.Flip flip) {
    return "%s %s%s%s (%s, now %s)"
        .formatted(
            flip.after().row().gate(),
            flip.before().value(),
            ARROW,
            flip.after().value(),
            flip.after().rule(),
            flip.after().row().passed() ? "passes" : "fails");
  }

  private Optional<String> sources(CandidateRow a, CandidateRow b) {
    var then = venues(a);
    var now = venues(b);
    if (then.equals(now)) {
      return Optional.empty();
    }
    var gone = then.stream().filter(v -> !now.contains(v)).map(this::dropped);
    var come = now.stream().filter(v -> !then.contains(v)).map("%s added"::formatted);
    return Optional.of(
        "sources %d%s%d (%s)"
            .formatted(
                then.size(),
                ARROW,
                now.size(),
                Stream.concat(gone, come).collect(Collectors.joining(", "))));
  }

  private static TreeSet<String> venues(CandidateRow coin) {
    return coin.sources().stream()
        .map(source -> source.substring(0, source.indexOf(':')))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String dropped(String venue) {
    return checks.stream()
        .filter(check -> check.provider().equals(venue) && !check.healthy())
        .findFirst()
        .map(check ->
            "%s dropped: %s, circuit %s"
                .formatted(venue, String.join(" ", check.reasons()), check.circuitState()))
        .orElse("%s dropped".formatted(venue));
  }

  Fields fields() {
    return new Fields()
        .with("a", before.runId())
        .with("b", after.runId())
        .with("job", after.slot().job())
        .with("same", diff.isEmpty())
        .with("entered", symbols(CoinDiff.Kind.ENTERED))
        .with("left", symbols(CoinDiff.Kind.LEFT))
        .with("coins", diff.coins().stream().map(this::coin).toList())
        .with("figures", diff.figures().entrySet().stream().map(DiffPage::figure).toList())
        .with("unchanged", diff.unchanged());
  }

  private List<String> symbols(CoinDiff.Kind kind) {
    return diff.coins().stream().filter(coin -> coin.kind() == kind).map(CoinDiff::symbol).toList();
  }

  private Fields coin(CoinDiff coin) {
    return new Fields()
        .with("symbol", coin.symbol())
        .with("change", coin.kind().name().toLowerCase(Locale.ROOT))
        .with("before", side(coin.before()))
        .with("after", side(coin.after()))
        .with("gate_flips", coin.flips().stream().map(DiffPage::flipped).toList());
  }

  private static @Nullable Fields side(@Nullable CoinStory story) {
    return story == null
        ? null
        : new Fields()
            .with("decision", story.coin().decision())
            .with("reason", story.coin().reason())
            .with("emitted", story.coin().emitted())
            .with("score", story.coin().score())
            .with("venue", story.coin().venue())
            .with("sources", story.coin().sources());
  }

  private static Fields flipped(CoinDiff.Flip flip) {
    return new Fields()
        .with("gate", flip.after().row().gate())
        .with("passed", flip.after().row().passed())
        .with("before", flip.before().row().comparison().value())
        .with("after", flip.after().row().comparison().value());
  }

  private static Fields figure(Map.Entry<String, RunDiff.Change> change) {
    return new Fields()
        .with("name", change.getKey())
        .with("before", change.getValue().before())
        .with("after", change.getValue().after());
  }
}
