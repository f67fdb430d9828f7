package io.cryptorun.ledger.slot;

import io.cryptorun.ledger.Database;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// The nominal times that have a row, for whoever holds them against the calendar.
public final class CronSlots {

  private static final String BETWEEN =
      """
      select job, due_at
      from cryptorun.slot
      where kind = 'cron' and due_at > :after and due_at <= :upTo
      """;

  private static final String EXISTS =
      """
      select exists (
        select from cryptorun.slot where kind = 'cron' and job = :job and due_at = :dueAt)
      """;

  /// A nominal time of a job.
  public record Nominal(String job, Instant dueAt) {}

  private final Database database;

  public CronSlots(Database database) {
    this.database = database;
  }

  /// Those after one instant up to and with another.
  public List<Nominal> between(Instant after, Instant upTo) {
    return database.read(handle ->
        handle
            .createQuery(BETWEEN)
            .bind("after", after)
            .bind("upTo", upTo)
            .map(ConstructorMapper.of(Nominal.class))
            .list());
  }

  /// Whether a nominal time has a row.
  public boolean exists(Nominal nominal) {
    return database.read(
        handle -> handle.createQuery(EXISTS).bindMethods(nominal).mapTo(Boolean.class).one());
  }
}
