package io.cryptorun.deploy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.schema.Roles.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/// The compose files against the program, its variables and the files they mount.
class ComposeTest {

  private static final Set<String> OF_THE_BUILD =
      Set.of(
          "CRYPTORUN_BUILD_IMAGE",
          "CRYPTORUN_RUNTIME_IMAGE",
          "CRYPTORUN_MAVEN_ARGS",
          "CRYPTORUN_POSTGRES_IMAGE");

  private final Path folder = Deployed.FOLDER.resolve("compose");
  private final Map<String, Object> file = read("compose.yaml");

  @Test
  void nodes_areTwo_andEachIsAskedForItself() {
    for (var id : List.of("node-a", "node-b")) {
      assertThat(list(service(id), "command")).endsWith("--node-id", id);
      assertThat(list(map(service(id), "healthcheck"), "test")).endsWith("--node", id);
    }
  }

  @Test
  void nodes_areGivenLongerToStopThanTheirRunsMayTake() throws IOException {
    for (var id : List.of("node-a", "node-b")) {
      var grace = Duration.parse("PT" + service(id).get("stop_grace_period"));

      assertThat(grace).isGreaterThan(Deployed.drainTimeout().plusSeconds(10));
      assertThat(service(id)).containsEntry("restart", "unless-stopped");
    }
  }

  @Test
  void nodes_followTheMigration_whichFollowsTheServer_whichFollowsThePasswords() {
    assertThat(condition("node-a", "migrate")).isEqualTo("service_completed_successfully");
    assertThat(condition("node-b", "migrate")).isEqualTo("service_completed_successfully");
    assertThat(condition("migrate", "postgres")).isEqualTo("service_healthy");
    assertThat(condition("postgres", "secrets")).isEqualTo("service_completed_successfully");
  }

  @Test
  void commands_areThoseOfTheProgram() {
    for (var entry : services().entrySet()) {
      var service = asMap(requireNonNull(entry.getValue()));
      if (service.containsKey("command") && !service.containsKey("entrypoint")) {
        Deployed.assertUnderstood(list(service, "command"));
      }
      if (entry.getKey().startsWith("node")) {
        var check = list(map(service, "healthcheck"), "test");
        assertThat(check).startsWith("CMD", "cryptorun");
        Deployed.assertUnderstood(check.subList(2, check.size()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"node-a", "node-b", "migrate"})
  void databases_areAddressedUnderTheRightRole_withoutAPassword(String name) {
    var environment = map(service(name), "environment");
    boolean migrates = name.equals("migrate");
    var address =
        environment.get(migrates ? "CRYPTORUN_DATABASE_OWNER_URL" : "CRYPTORUN_DATABASE_URL");
    var url = DatabaseUrl.parse((String) requireNonNull(address), Map.of());
    var postgres = map(service("postgres"), "environment");

    assertThat(url.hosts()).containsExactly(new DatabaseUrl.Host("postgres", 5432));
    assertThat(postgres).containsEntry("POSTGRES_DB", url.database());
    assertThat(url.user()).isEqualTo((migrates ? Role.OWNER : Role.APP).in(url.database()));
    assertThat((String) address).doesNotContainPattern(":[^/@]+@");
    assertThat((String) requireNonNull(environment.get("CRYPTORUN_DB_PASSWORD_FILE")))
        .isEqualTo("/run/cryptorun/" + (migrates ? "owner" : "app"));
  }

  @Test
  void volumes_areDeclared_andMountedFilesAreThere() {
    var declared = map(file, "volumes").keySet();
    for (var service : services().values()) {
      for (var volume : list(asMap(requireNonNull(service)), "volumes")) {
        var source = volume.substring(0, volume.indexOf(':'));
        if (source.startsWith(".")) {
          assertThat(folder.resolve(source)).exists();
        } else {
          assertThat(declared).contains(source);
        }
      }
    }
  }

  @Test
  void nothing_isPublishedToTheWorld() {
    assertThat(services().values())
        .allSatisfy(service -> assertThat(asMap(service)).doesNotContainKey("ports"));
  }

  @Test
  void variables_areThoseThatTheProgramReads() throws IOException {
    var named = Deployed.variables(Deployed.text("compose/compose.yaml"));
    named.addAll(Deployed.variables(Deployed.text("compose/compose.simulated.yaml")));
    named.addAll(Deployed.variables(Deployed.text("container/Containerfile")));
    named.removeAll(OF_THE_BUILD);

    assertThat(named).isNotEmpty().isSubsetOf(Deployed.knownVariables());
  }

  @Test
  void simulated_addsASimulatorToEachNode_atTheAddressItIsToldOf() {
    var simulated = map(read("compose.simulated.yaml"), "services");
    for (var end : List.of("a", "b")) {
      var market = asMap(get(simulated, "market-" + end));
      var node = asMap(get(simulated, "node-" + end));
      var command = list(market, "command");

      Deployed.assertUnderstood(command);
      assertThat(node).containsEntry("network_mode", "service:market-" + end);
      assertThat((String) get(map(node, "environment"), "CRYPTORUN_SIMULATOR"))
          .isEqualTo("http://127.0.0.1:" + command.getLast());
    }
  }

  @Test
  void image_startsANodeAsAPlainUser_andAsksItsHealth() throws IOException {
    var lines = Deployed.text("container/Containerfile").lines().map(String::strip).toList();

    assertThat(lines).contains("USER 10001:10001", "ENTRYPOINT [\"cryptorun\"]");
    assertThat(lines).contains("CMD [\"schedule\", \"start\"]");
    assertThat(lines).anyMatch(line -> line.contains("cryptorun schedule status --check --node"));
    assertThat(Deployed.text("compose/secrets.sh")).contains("10001:10001");
  }

  private Map<String, Object> read(String name) {
    try {
      return new Yaml().load(Files.readString(folder.resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Object> services() {
    return map(file, "services");
  }

  private Map<String, Object> service(String name) {
    return map(services(), name);
  }

  private Object condition(String service, String before) {
    return get(map(map(service(service), "depends_on"), before), "condition");
  }

  private static Object get(Map<String, Object> in, String key) {
    return requireNonNull(in.get(key), key);
  }

  private static Map<String, Object> map(Map<String, Object> in, String key) {
    return asMap(get(in, key));
  }

  private static List<String> list(Map<String, Object> in, String key) {
    var values = (List<?>) in.get(key);
    return values == null ? List.of() : values.stream().map(String::valueOf).toList();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asMap(Object value) {
    return (Map<String, Object>) value;
  }
}
