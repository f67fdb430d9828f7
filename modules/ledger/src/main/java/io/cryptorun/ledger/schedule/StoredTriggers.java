package io.cryptorun.ledger.schedule;

import io.cryptorun.ledger.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// The triggers in the job store, as an operator sees them.
public final class StoredTriggers {

  private static final String ALL =
      """
      select case trigger_group when 'workflow' then trigger_name else trigger_group || '/' || trigger_name end as id,
             job, state, next_fire, stuck
      from audit.triggers
      order by 1
      """;

  /// A trigger.
  ///
  /// @param id the job of a schedule, else `group/name`
  /// @param stuck whether nothing would ever lead out of its state
  public record StoredTrigger(
      String id, String job, String state, @Nullable Instant nextFire, boolean stuck) {}

  private final Database database;

  public StoredTriggers(Database database) {
    this.database = database;
  }

  /// All of them, by id.
  public List<StoredTrigger> all() {
    return database.read(
        handle -> handle.createQuery(ALL).map(ConstructorMapper.of(StoredTrigger.class)).list());
  }

  /// The one of this id.
  public Optional<StoredTrigger> named(String id) {
    return all().stream().filter(trigger -> trigger.id().equals(id)).findFirst();
  }
}
