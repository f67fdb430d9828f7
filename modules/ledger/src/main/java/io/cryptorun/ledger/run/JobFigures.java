package io.cryptorun.ledger.run;

import io.cryptorun.ledger.Database;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// What each job counted in the last day, slots of replays aside.
public final class JobFigures {

  private static final String LAST_DAY =
      """
      select job,
             count(*) filter (where state = 'skipped') as skipped,
             count(*) filter (where state = 'failed') as failed
      from audit.slots
      where kind <> 'replay' and due_at > clock_timestamp() - interval '24 h'
      group by job
      """;

  /// The counts of one job.
  public record Day(String job, int skipped, int failed) {}

  private final Database database;

  public JobFigures(Database database) {
    this.database = database;
  }

  /// By job; one that had no slot is not named.
  public Map<String, Day> lastDay() {
    return database
        .read(handle -> handle.createQuery(LAST_DAY).map(ConstructorMapper.of(Day.class)).list())
        .stream()
        .collect(Collectors.toMap(Day::job, Function.identity()));
  }
}
