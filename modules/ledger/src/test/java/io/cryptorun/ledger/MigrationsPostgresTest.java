package io.cryptorun.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.cryptorun.testkit.PostgresExtension;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MigrationsPostgresTest {

  @RegisterExtension static final PostgresExtension EMPTY = new PostgresExtension();

  @Test
  void migrate_ofAnEmptyDatabaseByTwoAtOnce_endsAtTheNewestVersion() throws Exception {
    try (var one = open();
        var two = open();
        var threads = Executors.newFixedThreadPool(2)) {
      assertThat(new Migrations(one).state()).isEqualTo(new SchemaState.Absent(Migrations.VERSION));
      assertThat(new Migrations(one).pending())
          .last(STRING)
          .startsWith("V%03d__".formatted(Migrations.VERSION));

      Callable<SchemaState> first = new Migrations(one)::migrate;
      Callable<SchemaState> second = new Migrations(two)::migrate;
      var states = threads.invokeAll(List.of(first, second));

      assertThat(states)
          .allSatisfy(state ->
              assertThat(state.get()).isEqualTo(new SchemaState.Current(Migrations.VERSION)));
      assertThat(new Migrations(one).pending()).isEmpty();
      assertThat(
              one.<Long>read(handle ->
                  handle.select("select count(*) from quartz.qrtz_locks").mapTo(Long.class).one()))
          .isEqualTo(2);
    }
  }

  @Test
  void state_tellsOlderFromNewer() {
    assertThat(SchemaState.of(3, 10)).isEqualTo(new SchemaState.Older(3, 10));
    assertThat(SchemaState.of(11, 10)).isEqualTo(new SchemaState.Newer(11, 10));
  }

  private static Database open() {
    return Database.open(Schema.superuser(EMPTY.database()), Pool.migration());
  }
}
