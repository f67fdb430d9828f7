package io.cryptorun.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shell scripts of `deploy/`: well-formed, and refusing before they change anything.
class ScriptsTest {

  @TempDir Path folder;

  private record Ended(int code, String err) {}

  @Test
  void everyScript_isWellFormedAndExecutable() throws Exception {
    var scripts = Deployed.scripts();

    assertThat(scripts).hasSizeGreaterThan(4).allMatch(Files::isExecutable);
    for (var script : scripts) {
      var shell = Files.readString(script).startsWith("#!/bin/bash") ? "bash" : "sh";
      assertThat(run(Map.of(), shell, "-n", script.toString())).isEqualTo(new Ended(0, ""));
    }
  }

  @Test
  void backup_withoutAnAddress_saysWhichVariable_andLeavesNothing() throws Exception {
    var target = folder.resolve("backups");

    var ended = run(Map.of(), script("backup.sh"), target.toString());

    assertThat(ended.code()).isNotZero();
    assertThat(ended.err()).contains("CRYPTORUN_DATABASE_OWNER_URL");
    assertThat(target).doesNotExist();
  }

  @Test
  void backup_ofAServerThatIsNotThere_leavesNothingHalfWritten() throws Exception {
    Files.createDirectories(folder.resolve("artifacts"));
    var target = folder.resolve("backups");

    var ended = run(unreachable(), script("backup.sh"), target.toString());

    assertThat(ended.code()).isNotZero();
    assertThat(target).isEmptyDirectory();
  }

  @Test
  void restore_ofADamagedBackup_saysSo_andChangesNothing() throws Exception {
    var backup = Files.createDirectories(folder.resolve("backup"));
    Files.writeString(backup.resolve("ledger.dump"), "damaged");
    Files.writeString(
        backup.resolve("SHA256SUMS"), "0".repeat(64) + "  ledger.dump\n", StandardCharsets.UTF_8);

    var ended = run(unreachable(), script("restore.sh"), backup.toString());

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("is damaged; nothing was changed");
    assertThat(folder.resolve("artifacts")).doesNotExist();
  }

  @Test
  void roles_withoutPasswords_areRefusedBeforeTheServerIsAsked() throws Exception {
    var ended = run(Map.of(), script("postgresql/roles.sh"), "cryptorun", folder.toString());

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("no password for role cryptorun_owner");
  }

  private Map<String, String> unreachable() {
    return Map.of(
        "CRYPTORUN_DATABASE_OWNER_URL",
        "postgresql://cryptorun_owner@127.0.0.1:1/cryptorun",
        "CRYPTORUN_HOME",
        folder.toString());
  }

  private static String script(String name) {
    return Deployed.FOLDER.resolve(name).toString();
  }

  private static Ended run(Map<String, String> variables, String... command)
      throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(List.of(command)).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(name -> name.startsWith("CRYPTORUN_"));
    builder.environment().putAll(variables);
    var process = builder.start();
    var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), err);
  }
}
