package io.cryptorun.artifacts;

import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.premove.PremoveGate;
import io.cryptorun.domain.premove.PremoveRow;
import io.cryptorun.domain.premove.PremoveTable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// `premove.csv`: the coins a hot scan offers and those with enough premove gates, with what the
/// gates saw and how dear it may be to act. No row is a normal answer.
public final class PremoveCsv {

  /// The file's name.
  public static final String NAME = "premove.csv";

  private static final List<String> HEADER =
      List.of(
          "timestamp",
          "symbol",
          "score",
          "premove_signal",
          "execution_risk",
          "venue_health",
          "latency_ms",
          "gates_passed",
          "funding_score",
          "squeeze_quality",
          "depth_usd",
          "whale_volume",
          "momentum",
          "volume_confirmed",
          "regime",
          "venue",
          "reason");

  private PremoveCsv() {}

  /// The file of a scan.
  ///
  /// @param offered coins that the scan itself publishes
  public static ArtifactDraft of(PremoveTable table, Set<Symbol> offered) {
    var rows = table.shown(offered);
    var lines = new CsvTable(HEADER, rows.stream().map(row -> fields(table, row)).toList());
    return new ArtifactDraft(NAME, CsvTable.MEDIA_TYPE, rows.size(), lines::writeTo);
  }

  private static List<String> fields(PremoveTable table, PremoveRow row) {
    var coin = row.evaluation();
    var subject = coin.subject();
    var venue = subject.spot().venue();
    var latency = row.latency();
    return List.of(
        table.dueAt().toString(),
        subject.symbol().toString(),
        CsvTable.rounded(subject.score(), 1),
        row.signal().name(),
        row.executionRisk().name(),
        row.venueState().name(),
        latency == null ? "" : Long.toString(latency.toMillis()),
        coin.ruling().passed().stream().map(PremoveGate::id).collect(Collectors.joining(";")),
        CsvTable.rounded(subject.funding().score(), 1),
        CsvTable.rounded(coin.squeeze().quality(), 1),
        CsvTable.rounded(coin.squeeze().depthUsd(), 0),
        CsvTable.rounded(coin.whale().volume(), 1),
        CsvTable.rounded(coin.whale().momentum(), 1),
        Boolean.toString(coin.ruling().volumeConfirmed()),
        table.regime(),
        venue == null ? "" : venue.id(),
        String.join(";", coin.ruling().reasons()));
  }
}
