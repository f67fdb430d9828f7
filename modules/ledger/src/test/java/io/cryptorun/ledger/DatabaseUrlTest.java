package io.cryptorun.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://ana:s%40crets@db.example:6432/prod",
        "postgres://ana@db.example:6432/prod?password=s%40crets",
        "jdbc:postgresql://db.example:6432/prod?user=ana&password=s%40crets",
      })
  void parse_ofEachForm_meansTheSame(String text) {
    var url = parse(text);

    assertThat(url.hosts()).containsExactly(new DatabaseUrl.Host("db.example", 6432));
    assertThat(url.database()).isEqualTo("prod");
    assertThat(url.user()).isEqualTo("ana");
    assertThat(url.credentials()).containsEntry("password", "s@crets");
    assertThat(url).hasToString("postgresql://ana@db.example:6432/prod");
    assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://db.example:6432/prod?user=ana");
  }

  @Test
  void parse_ofSeveralHosts_asksForThePrimary() {
    var url = parse("postgresql://ana@h1:5432,h2/prod");

    assertThat(url.hosts())
        .containsExactly(new DatabaseUrl.Host("h1", 5432), new DatabaseUrl.Host("h2", 5432));
    assertThat(url.jdbc()).contains("//h1:5432,h2:5432/prod", "targetServerType=primary");
  }

  @ParameterizedTest
  @CsvSource({
    "mysql://ana@h/db, not of the form",
    "postgresql://h:5432/db, no user",
    "postgresql://ana@h:99999/db, port \"99999\"",
    "postgresql://ana@h/db?sslmode, has no value",
    "postgresql://ana@h/db?aplication_name=x, unknown parameter [aplication_name]",
  })
  void parse_ofAWrongAddress_saysWhat(String text, String what) {
    assertThatIllegalArgumentException().isThrownBy(() -> parse(text)).withMessageContaining(what);
  }

  @Test
  void password_isSearchedInPassfileThenFileThenVariable() throws IOException {
    var passfile = Files.writeString(folder.resolve("pgpass"), "# ours\n*:*:prod:ana:a\\:b\\\\c\n");
    var file = Files.writeString(folder.resolve("secret"), "from-file\n");
    var environment =
        Map.of("CRYPTORUN_DB_PASSWORD_FILE", file.toString(), "PGPASSWORD", "from-variable");

    var url = "postgresql://ana@h/prod";
    assertThat(DatabaseUrl.parse(url + "?passfile=" + passfile, environment).credentials())
        .containsEntry("password", "a:b\\c");
    assertThat(DatabaseUrl.parse(url, environment).credentials())
        .containsEntry("password", "from-file");
    assertThat(DatabaseUrl.parse(url, Map.of("PGPASSWORD", "from-variable")).credentials())
        .containsEntry("password", "from-variable");
    assertThat(parse(url).credentials()).doesNotContainKey("password");
  }

  @Test
  void text_namesThePassfileButNotThePassword() throws IOException {
    var passfile =
        Files.writeString(folder.resolve("p gpass"), "127.0.0.1:*:*:db_auditor:geheim\n");
    var url = DatabaseUrl.local(5433, "db", "db_auditor", passfile);

    assertThat(url.credentials()).containsEntry("password", "geheim");
    assertThat(url.toString()).contains("passfile=", "p%20gpass").doesNotContain("geheim");
    assertThat(parse(url.toString())).isEqualTo(url);
  }

  private static DatabaseUrl parse(String text) {
    return DatabaseUrl.parse(text, Map.of());
  }
}
