package io.cryptorun.app.settings;

import static io.cryptorun.app.settings.Durations.format;

import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.jobs.config.JobSettings;
import java.util.ArrayList;
import java.util.List;

/// Every setting of both files with its value in force: the files' where they speak, the defaults
/// where they are silent. The words are those of the files, so each line could be written into
/// them.
public final class EffectiveSettings {

  private static final String DEFAULT = "default";

  private final Positions scheduler;
  private final List<EffectiveValue> values = new ArrayList<>();

  private EffectiveSettings(Positions scheduler) {
    this.scheduler = scheduler;
  }

  /// The settings in the order of the files.
  public static List<EffectiveValue> of(Settings settings) {
    var effective = new EffectiveSettings(Positions.of(settings.schedulerFile()));
    effective.global(settings);
    for (int i = 0; i < settings.jobs().size(); i++) {
      effective.job(settings.jobs().get(i), i);
    }
    effective.venues(Positions.of(settings.venuesFile()));
    return List.copyOf(effective.values);
  }

  private void global(Settings settings) {
    var global = settings.global();
    put("global.artifacts_dir", global.artifactsDir().toString());
    put("global.log_level", global.logLevel());
    put(
        "global.timezone",
        global.timezone().getId().equals("Z") ? "UTC" : global.timezone().getId());
    put("global.retention", format(global.retention()));
    put("global.drain_timeout", format(global.drainTimeout()));
    put("global.do_not_trade", global.doNotTrade().stream().map(Symbol::toString).toList());
  }

  private void job(JobSettings job, int index) {
    var at = new Keys("jobs[%s]".formatted(job.name()), "jobs[%d]".formatted(index));
    var policy = job.policy();
    put(at, "type", job.type().id());
    put(at, "schedule", job.cron().toString());
    put(at, "enabled", job.enabled());
    put(at, "description", job.description());
    put(at, "catch_up", policy.catchUp().id());
    put(at, "catch_up_window", format(policy.catchUpWindow()));
    put(at, "timeout", format(policy.timeout()));
    put(at, "retries", policy.retries());
    put(at, "retry_backoff", format(policy.retryBackoff()));
    put(at, "enforce", job.enforce());
    config(job, new Keys(at.shown + ".config", at.written + ".config"));
  }

  private void config(JobSettings job, Keys at) {
    var config = job.config();
    var premove = config.premoveRule();
    put(at, "universe", config.universe().spec());
    put(at, "venues", config.venues().stream().map(Venue::id).toList());
    put(at, "max_sample", config.maxSample());
    put(at, "ttl", config.ttl().toSeconds());
    put(at, "top_n", config.topN());
    put(at, "premove", config.premove());
    put(at, "regime_aware", config.regimeAware());
    put(at, "output_dir", config.outputDir());
    put(at, "require_gates", premove.requireGates());
    put(at, "min_gates_passed", premove.minGatesPassed());
    put(at, "volume_confirm", premove.volumeConfirm());
  }

  /// Nothing of the venues has a default, so the file says it all.
  private void venues(Positions venues) {
    venues
        .places()
        .forEach(
            (key, written) -> values.add(new EffectiveValue(key, written.text(), written.place())));
  }

  private void put(Keys at, String key, Object value) {
    put(at.shown + "." + key, at.written + "." + key, value);
  }

  private void put(String key, Object value) {
    put(key, key, value);
  }

  private void put(String shown, String written, Object value) {
    var origin = scheduler.at(written).map(Positions.Written::place).orElse(DEFAULT);
    values.add(new EffectiveValue(shown, value, origin));
  }

  private record Keys(String shown, String written) {}
}
