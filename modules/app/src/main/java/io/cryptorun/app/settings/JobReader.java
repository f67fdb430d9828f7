package io.cryptorun.app.settings;

import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.jobs.config.JobType;
import io.cryptorun.jobs.cron.Cron;
import io.cryptorun.jobs.cron.CronSyntaxException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Reads one entry of `jobs`.
///
/// @param zone in which the cron expressions are meant
/// @param now from when on a change of the zone's clocks matters
record JobReader(ZoneId zone, Instant now) {

  private static final String WHY_NAME = "a job is addressed by its name everywhere";
  private static final String WHY_TYPE = "the type says which workflow runs";
  private static final String WHY_CRON = "without it the job never falls due";

  /// The entry, or empty when something of it had to be refused.
  Optional<JobSettings> read(Section job) {
    var name = job.required("name", WHY_NAME).flatMap(JobReader::name);
    var type = job.required("type", WHY_TYPE).flatMap(JobReader::type);
    var cron = job.required("schedule", WHY_CRON).flatMap(this::cron);
    var description = job.scalar("description").map(Scalar::text).orElse("");
    boolean on = job.scalar("enabled").flatMap(Scalar::flag).orElse(false);
    var assumed = type.orElse(JobType.SCAN_HOT);
    var config =
        job.section("config")
            .flatMap(section ->
                JobConfigReader.read(section, assumed, cron.map(Cron::cadence).orElse(null)));
    if (!job.has("config")) {
      job.refuse(
          Rule.MISSING_KEY,
          "key \"config\" is missing in " + name.orElse("this job"),
          "it names the venues the job reads",
          "config: {venues: [kraken, okx]}");
    }
    var policy =
        PolicyReader.read(job, assumed, cron.map(Cron::cadence).orElse(PolicyReader.LEAST_WINDOW));
    var enforce =
        job.list("enforce")
            .map(gates -> Words.distinct(gates, Rule.GATE, "gate", JobSettings.ENFORCEABLE))
            .orElse(List.of());
    job.refuseOtherKeys();
    if (name.isEmpty() || type.isEmpty() || cron.isEmpty() || config.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new JobSettings(
            name.get(), assumed, cron.get(), description, on, config.get(), policy, enforce));
  }

  private static Optional<String> name(Scalar value) {
    if (value.text().matches("[a-z][a-z0-9._-]{0,59}")) {
      return Optional.of(value.text());
    }
    value.refuse(
        Rule.NAME,
        "\"%s\" cannot be a job's name".formatted(value.text()),
        "names stand in commands, files and SQL",
        "lower-case letters, digits, dots and dashes, beginning with a letter");
    return Optional.empty();
  }

  private static Optional<JobType> type(Scalar value) {
    return value.word(Rule.JOB_TYPE, "job type", JobType::of, JobType.ids());
  }

  private Optional<Cron> cron(Scalar value) {
    try {
      var cron = Cron.parse(value.text());
      if (cron.isSubDaily() && zone.getRules().nextTransition(now) != null) {
        refuseDst(value);
        return Optional.empty();
      }
      return Optional.of(cron);
    } catch (CronSyntaxException e) {
      value
          .problems()
          .add(
              Rule.CRON,
              "\"%s\" is not a cron expression that can be scheduled".formatted(value.text()),
              value.place(),
              String.valueOf(e.getMessage()),
              "the job's next fire cannot be computed; no node starts with it",
              e.fix());
      return Optional.empty();
    }
  }

  private void refuseDst(Scalar value) {
    value.refuse(
        Rule.CRON_IN_DST_ZONE,
        "\"%s\" fires several times a day in %s, whose clocks change".formatted(value.text(), zone),
        "in the hour that comes twice, Quartz would skip one of the two",
        "timezone: \"UTC\", or a cron of once a day");
  }
}
