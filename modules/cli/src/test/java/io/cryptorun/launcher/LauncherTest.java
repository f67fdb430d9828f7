package io.cryptorun.launcher;

import static io.cryptorun.launcher.Checkout.ended;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.launcher.Checkout.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
  @TempDir Path temp;

  private Checkout checkout;

  @BeforeEach
  void checkout() throws IOException {
    checkout = Checkout.in(temp.toRealPath());
  }

  @Test
  void firstUse_buildsWithOneLine_thenPassesTheArgumentsOn() throws Exception {
    Ended first = checkout.run("schedule", "run", "two words");

    assertThat(first.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("building").contains("var/log/build.log"),
            line -> assertThat(line).contains("faster starts"));
    assertThat(first.arguments())
        .endsWith("io.cryptorun.cli.Main", "schedule", "run", "two words")
        .contains("-XX:AOTCache=" + checkout.app().resolve("start.aot"))
        .contains(checkout.app() + "/lib/a.jar:" + checkout.app() + "/lib/b.jar");
    assertThat(checkout.folder().resolve("var/log/build.log"))
        .hasContent("maven ran on " + checkout.jdk());
  }

  @Test
  void secondUse_buildsNothingAndIsSilent() throws Exception {
    assertThat(checkout.run("version").exitCode()).isZero();

    Ended second = checkout.run("version");

    assertThat(second.err()).isEmpty();
    assertThat(checkout.builds()).isEqualTo(1);
  }

  @Test
  void sourceNewerThanTheBuild_buildsAgain() throws Exception {
    assertThat(checkout.run("version").exitCode()).isZero();
    FileTime built =
        Files.getLastModifiedTime(checkout.folder().resolve("modules/cli/target/dist/built"));
    Path source = checkout.folder().resolve("modules/cli/src/main/New.java");
    Files.writeString(source, "class New {}");
    Files.setLastModifiedTime(source, FileTime.fromMillis(built.toMillis() + 1000));

    assertThat(checkout.run("version").exitCode()).isZero();

    assertThat(checkout.builds()).isEqualTo(2);
  }

  @Test
  void twoAtOnce_buildOnce() throws Exception {
    Process one = checkout.begin(checkout.launcher(), Map.of(), "version");
    Process other = checkout.begin(checkout.launcher(), Map.of(), "version");

    assertThat(ended(one).exitCode()).isZero();
    assertThat(ended(other).exitCode()).isZero();
    assertThat(checkout.builds()).isEqualTo(1);
  }

  @Test
  void lockOfADeadBuild_isNotWaitedFor() throws Exception {
    Path lock = Files.createDirectories(checkout.folder().resolve("modules/cli/target/build.lock"));
    Process dead = new ProcessBuilder("true").start();
    assertThat(dead.waitFor()).isZero();
    Files.writeString(lock.resolve("pid"), dead.pid() + "\n");

    assertThat(checkout.run("version").exitCode()).isZero();
    assertThat(lock).doesNotExist();
  }

  @Test
  void failedBuild_showsItsEndAndTheLog() throws Exception {
    Ended ended = ended(checkout.begin(checkout.launcher(), Map.of("MAVEN_EXIT", "1"), "version"));

    assertThat(ended.exitCode()).isEqualTo(70);
    assertThat(ended.err()).contains("it does not compile", "error:", "why:", "fix:", "build.log");
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void anyDirectory_throughASymlink_findsTheCheckout() throws Exception {
    Path link = Files.createSymbolicLink(temp.resolve("link"), Path.of("my checkout/cryptorun"));

    Ended ended = ended(checkout.begin(link, Map.of(), "version"));

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.out()).contains("home=" + checkout.folder() + "\n");
  }

  @Test
  void javaTakesThePlaceOfTheScript_soSignalsAndExitCodesPassOn() throws Exception {
    Ended ended = ended(checkout.begin(checkout.launcher(), Map.of("JAVA_EXIT", "6"), "version"));

    assertThat(ended.exitCode()).isEqualTo(6);
    assertThat(ended.out()).contains("pid=" + ended.pid() + "\n");
  }

  @Test
  void node_hasABoundedHeapOfItsOwn() throws Exception {
    assertThat(checkout.run("schedule", "start").arguments())
        .contains("-Xmx256m", "-XX:+ExitOnOutOfMemoryError")
        .doesNotContain("-XX:TieredStopAtLevel=1");
    Ended larger =
        ended(
            checkout.begin(
                checkout.launcher(), Map.of("CRYPTORUN_HEAP", "300m"), "schedule", "start"));
    assertThat(larger.arguments()).contains("-Xmx300m");
    assertThat(checkout.run("schedule", "list").arguments()).contains("-XX:TieredStopAtLevel=1");
  }

  @Test
  void givenHome_isKept() throws Exception {
    Path home = Files.createDirectory(temp.resolve("another home"));

    Ended ended =
        ended(
            checkout.begin(
                checkout.launcher(), Map.of("CRYPTORUN_HOME", home.toString()), "version"));

    assertThat(ended.out()).contains("home=" + home + "\n");
    assertThat(home.resolve("var/log/build.log")).exists();
    assertThat(checkout.folder().resolve("var")).doesNotExist();
  }

  @Test
  void homeThatCannotBeWritten_saysToSetAnother() throws Exception {
    Ended ended =
        ended(
            checkout.begin(
                checkout.launcher(), Map.of("CRYPTORUN_HOME", "/dev/null/home"), "version"));

    assertThat(ended.exitCode()).isEqualTo(5);
    assertThat(ended.err()).contains("set CRYPTORUN_HOME");
  }

  @Test
  void javaHomeOfAnotherVersion_isPassedOver() throws Exception {
    Path old = Checkout.jdkOf(temp.resolve("old"), "17.0.15");
    Path path = Files.createDirectory(temp.resolve("path"));
    Files.createSymbolicLink(path.resolve("java"), checkout.jdk().resolve("bin/java"));

    Ended ended =
        ended(
            checkout.begin(
                checkout.launcher(),
                Map.of(
                    "JAVA_HOME",
                    old.toString(),
                    "PATH",
                    path + ":" + checkout.tools() + ":/usr/bin:/bin"),
                "version"));

    assertThat(ended.exitCode()).isZero();
    assertThat(checkout.folder().resolve("var/log/build.log"))
        .hasContent("maven ran on " + checkout.jdk());
  }

  @Test
  void installedArchive_neverBuilds() throws Exception {
    Path bin = Files.createDirectories(temp.resolve("installed/bin"));
    Files.createDirectories(temp.resolve("installed/lib"));
    Files.copy(checkout.launcher(), bin.resolve("cryptorun"));

    Ended ended = ended(checkout.begin(bin.resolve("cryptorun"), Map.of(), "version"));

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.out()).contains("home=" + temp.toRealPath().resolve("installed") + "\n");
    assertThat(checkout.builds()).isZero();
  }
}
