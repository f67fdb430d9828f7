package io.cryptorun.app.applied;

import io.cryptorun.domain.market.Venue;
import io.cryptorun.jobs.config.JobSettings;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A job's settings as JSON, defaults filled in, in the words of the configuration file: what the
/// ledger keeps beside each version of a schedule.
final class SettingsJson {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private SettingsJson() {}

  static String of(JobSettings job) {
    return MAPPER.writeValueAsString(tree(job));
  }

  /// The same as a tree, one entry a key.
  static ObjectNode tree(JobSettings job) {
    var config = job.config();
    var policy = job.policy();
    var root = JsonNodeFactory.instance.objectNode();
    root.put("type", job.type().id());
    root.put("universe", config.universe().spec());
    var venues = root.putArray("venues");
    config.venues().stream().map(Venue::id).forEach(venues::add);
    root.put("max_sample", config.maxSample());
    root.put("ttl", config.ttl().toSeconds());
    root.put("top_n", config.topN());
    root.put("premove", config.premove());
    root.put("regime_aware", config.regimeAware());
    root.put("output_dir", config.outputDir());
    root.put("catch_up", policy.catchUp().id());
    root.put("catch_up_window", policy.catchUpWindow().toString());
    root.put("timeout", policy.timeout().toString());
    root.put("retries", policy.retries());
    root.put("retry_backoff", policy.retryBackoff().toString());
    job.enforce().forEach(root.putArray("enforce")::add);
    root.put("volume_confirm", config.premoveRule().volumeConfirm());
    config.premoveRule().requireGates().forEach(root.putArray("require_gates")::add);
    root.put("min_gates_passed", config.premoveRule().minGatesPassed());
    return root;
  }
}
