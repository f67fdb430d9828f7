package io.cryptorun.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresExtensionPostgresTest {
  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.withSchema("sample", PostgresExtensionPostgresTest::createTable);

  @Test
  void database_ofTheClass_isAcopyOfTheTemplateWithItsRoles(TestDatabase database)
      throws SQLException {
    assertThat(database).isEqualTo(postgres.database());
    assertThat(database.name()).isNotEqualTo(database.rolePrefix());
    assertThat(answer(database, "select max(n)::text from sample")).isEqualTo("7");
    assertThat(
            answer(
                database,
                "select has_table_privilege('"
                    + database.rolePrefix()
                    + "_app', 'sample', 'select')"))
        .isEqualTo("t");
  }

  @Test
  void session_inTheDatabase_isDurableAndInAnOddTimeZone(TestDatabase database)
      throws SQLException {
    assertThat(answer(database, "show fsync")).isEqualTo("on");
    assertThat(answer(database, "show synchronous_commit")).isEqualTo("on");
    assertThat(
            answer(
                database,
                "select array_to_string(setconfig, ',') from pg_db_role_setting s"
                    + " join pg_database d on d.oid = s.setdatabase"
                    + " where d.datname = current_database()"))
        .isEqualTo("TimeZone=America/Los_Angeles");
  }

  private static void createTable(TestDatabase empty) throws SQLException {
    try (Connection connection = empty.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create table sample (n int); insert into sample values (7)");
      statement.execute("create role " + empty.rolePrefix() + "_app");
      statement.execute("grant select on sample to " + empty.rolePrefix() + "_app");
    }
  }

  private static String answer(TestDatabase database, String query) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
