package io.cryptorun.jobs.scan;

import io.cryptorun.artifacts.ArtifactDraft;
import io.cryptorun.artifacts.ArtifactStore;
import io.cryptorun.artifacts.ExplainJson;
import io.cryptorun.domain.premove.PremoveTable;
import io.cryptorun.domain.scan.ScanInput;
import io.cryptorun.domain.scan.ScanResult;
import io.cryptorun.jobs.Firing;
import io.cryptorun.jobs.Outcome;
import io.cryptorun.jobs.StageTimes;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Turns a scan's result into files and the rows that make them count; without a single valid book
/// there is nothing to publish.
public final class ScanPublishing {

  private final ArtifactStore artifacts;
  private final String codeVersion;

  public ScanPublishing(ArtifactStore artifacts, String codeVersion) {
    this.artifacts = artifacts;
    this.codeVersion = codeVersion;
  }

  /// What came of a scan.
  ///
  /// @param premove what the premove gates say; without rows where the job does not look
  /// @param tables the files beside `explain.json`
  public Outcome of(
      Firing firing,
      ScanPlan plan,
      ScanInput input,
      ScanResult result,
      PremoveTable premove,
      List<ArtifactDraft> tables,
      StageTimes stages) {
    stages.done("gates", ScanTold.decisions(result));
    if (result.coverage().withBook() == 0) {
      return new Outcome.Failed("NO_VALID_BOOK", withoutBook(input, result));
    }
    var run = firing.artifactFacts(codeVersion);
    var explained =
        ExplainJson.of(run, result, premove, plan.waited(), () -> ScanTold.timings(stages));
    var drafts = Stream.concat(tables.stream(), Stream.of(explained)).toList();
    var files = artifacts.publish(run, firing.outputDir(), drafts);
    stages.done("write", "%d files".formatted(files.all().size()));
    var rows = new ScanRows(firing, plan.day(), artifacts.root()).of(result, files);
    return new Outcome.Published(files, rows);
  }

  /// What was wrong with the books that came, and why others did not come.
  private static String withoutBook(ScanInput input, ScanResult result) {
    var faults = VenueFaults.of(input.rows());
    return result.coverage().unusable().isEmpty()
        ? faults.text()
        : Stream.concat(result.coverage().lacks().stream(), faults.lines().stream())
            .collect(Collectors.joining("; "));
  }
}
