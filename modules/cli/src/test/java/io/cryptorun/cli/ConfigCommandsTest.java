package io.cryptorun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.cli.CliRun.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// `config init`, `show` and `schema`: none of them needs a database.
class ConfigCommandsTest {

  private static final String ADDRESS = "postgresql://app@db1/cryptorun";

  @TempDir private Path home;

  private Path config(String name) {
    return home.resolve("config").resolve(name);
  }

  @Test
  void init_writesTheStandardFiles_whichAreValid() throws IOException {
    assertThat(Caller.in(home).run("config", "init").exit()).isZero();

    assertThat(config("scheduler.yaml"))
        .hasSameTextualContentAs(CliRun.INSTALLATION.resolve("config/scheduler.yaml"));
    assertThat(Caller.in(home).run("config", "validate").out())
        .contains(config("scheduler.yaml") + ": valid")
        .contains(config("venues.yaml") + ": valid");
    assertThat(Caller.in(home).run("config", "init", "-o", "csv").out())
        .contains(config("venues.yaml") + ",unchanged");
  }

  @Test
  void init_overAnotherFile_writesNothingWithoutYes() throws IOException {
    Files.createDirectories(home.resolve("config"));
    Files.writeString(config("venues.yaml"), "mine");

    var refused = Caller.in(home).run("config", "init");

    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains(config("venues.yaml").toString()).contains("--yes");
    assertThat(config("venues.yaml")).hasContent("mine");
    assertThat(config("scheduler.yaml")).doesNotExist();
    assertThat(Caller.in(home).run("config", "init", "--yes").exit()).isZero();
    assertThat(config("venues.yaml")).content().contains("venues:");
    assertThat(home.resolve("config")).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void init_whereNoFolderCanBe_isRefusedWithThePlace() throws IOException {
    var file = Files.writeString(home.resolve("a-file"), "");

    var refused = Caller.in(home).run("config", "init", file.resolve("x").toString());

    assertThat(refused.exit()).isEqualTo(5);
    assertThat(refused.err())
        .contains("cannot write in " + file.resolve("x"), "name another folder");
  }

  @Test
  void show_withOrigin_tellsFileEnvironmentAndDefault() {
    var shown =
        Caller.in(home)
            .with("CRYPTORUN_SIMULATOR", "http://127.0.0.1:18080")
            .run("config", "show", "--origin");

    assertThat(shown.out())
        .containsPattern("global.log_level +info +.*scheduler.yaml:3:14\\n")
        .containsPattern("global.retention +90d +default\\n")
        .containsPattern(
            "environment.simulator +http://127.0.0.1:18080 +env CRYPTORUN_SIMULATOR\\n");
    assertThat(Caller.in(home).run("config", "show", "jobs[scan.warm].config.ttl").out())
        .isEqualTo("KEY                         VALUE\njobs[scan.warm].config.ttl  1800\n");
    assertThat(Caller.in(home).run("config", "show", "globl").exit()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          environment |                       | ********
          environment | --show-secrets        | of-the-variable
          file        | --show-secrets        | ********
          file        | --show-secrets=files  | of-the-file
          address     |                       | ********
          address     | --show-secrets        | of-the-address
          """)
  void show_password_isMaskedUnlessAskedFor(String origin, String flag, String shown)
      throws IOException {
    var file = Files.writeString(home.resolve("password"), "of-the-file\n");
    var caller =
        switch (origin) {
          case "file" ->
              Caller.in(home)
                  .with("CRYPTORUN_DATABASE_URL", ADDRESS)
                  .with("CRYPTORUN_DB_PASSWORD_FILE", file.toString());
          case "address" ->
              Caller.in(home)
                  .with("CRYPTORUN_DATABASE_URL", ADDRESS.replace("@", ":of-the-address@"));
          default ->
              Caller.in(home)
                  .with("CRYPTORUN_DATABASE_URL", ADDRESS)
                  .with("PGPASSWORD", "of-the-variable");
        };

    var run =
        flag == null
            ? caller.run("config", "show", "environment")
            : caller.run("config", "show", "environment", flag);

    assertThat(run.out())
        .containsPattern("database_url +\\Q" + ADDRESS.replace("db1", "db1:5432") + "\\E\\n")
        .containsPattern("database_url.password +\\Q" + shown + "\\E\\n");
    if (shown.startsWith("*")) {
      assertThat(run.out()).doesNotContain("of-the-");
    }
  }

  @Test
  void passwordFile_thatCannotBeRead_isNamed() {
    var run =
        Caller.in(home)
            .with("CRYPTORUN_DATABASE_URL", ADDRESS)
            .with("CRYPTORUN_DB_PASSWORD_FILE", "/nowhere/password")
            .run("config", "show");

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("/nowhere/password").contains("fix: ").doesNotContain("\tat ");
  }

  @Test
  void schema_isTheOneThatShips_andKindsAreListed() throws IOException {
    var printed = Caller.in(home).run("config", "schema");

    var schema = JsonMapper.shared().readTree(printed.out());
    assertThat(schema.get("$id").asString()).isEqualTo("urn:cryptorun:schema:scheduler");
    assertThat(Caller.in(home).run("config", "schema", "--list", "-o", "plain").out())
        .contains("scheduler\nvenues\n")
        .contains("ConfigCheck\n");
    var unknown = Caller.in(home).run("config", "schema", "--kind", "JobLits");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("no kind \"JobLits\"");
  }
}
