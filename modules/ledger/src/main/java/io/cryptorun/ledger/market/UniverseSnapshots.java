package io.cryptorun.ledger.market;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Reading;
import io.cryptorun.ledger.run.Written;
import io.cryptorun.ledger.slot.Fence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// The universes that were built: one a day and market, by the first run that needed one.
public final class UniverseSnapshots {

  private static final String NEWEST =
      """
      select day, valid_at, run_id, sha256, content
      from cryptorun.universe_snapshot
      where market = :market
        and (valid_at < :dueAt or (valid_at = :dueAt and job <> :job))
      order by day desc
      limit :limit
      """;

  private static final String STORED_SINCE =
      """
      select day, valid_at, run_id, sha256, content
      from cryptorun.universe_snapshot
      where market = :market and day = :day and stored_at >= :since
      """;

  /// A stored universe.
  ///
  /// @param day the UTC day it serves
  /// @param validAt nominal time of the run that built it
  /// @param content all of it as JSON
  public record Snapshot(
      LocalDate day, Instant validAt, String runId, String sha256, String content) {}

  private final Database database;

  public UniverseSnapshots(Database database) {
    this.database = database;
  }

  /// The universe of the reader's day, if a run it may read has built it.
  public Optional<Snapshot> today(Reading reading) {
    var day = day(reading);
    return newest(reading, 1).stream().filter(snapshot -> snapshot.day().equals(day)).findFirst();
  }

  /// The universe of the reader's day, if a run has stored it since an instant, whatever that run's
  /// nominal time: who works at the same time sees the same market.
  ///
  /// @param since when the reader began, by the database's clock
  public Optional<Snapshot> storedSince(Reading reading, Instant since) {
    return database.read(handle ->
        handle
            .createQuery(STORED_SINCE)
            .bind("market", reading.market())
            .bind("day", day(reading))
            .bind("since", since)
            .map(ConstructorMapper.of(Snapshot.class))
            .findOne());
  }

  /// Keeps the universe of the run's day, unless there is one already.
  public Written store(Fence fence, UniverseRow universe) {
    return database.write(new StoreUniverse(fence, universe)::apply);
  }

  private static LocalDate day(Reading reading) {
    return LocalDate.ofInstant(reading.dueAt(), ZoneOffset.UTC);
  }

  /// The newest universes the reader may see, newest first.
  ///
  /// @param limit how many days at most
  public List<Snapshot> newest(Reading reading, int limit) {
    return database.read(handle ->
        handle
            .createQuery(NEWEST)
            .bindMethods(reading)
            .bind("limit", limit)
            .map(ConstructorMapper.of(Snapshot.class))
            .list());
  }
}
