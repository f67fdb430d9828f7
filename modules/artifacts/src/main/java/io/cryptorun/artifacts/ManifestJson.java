package io.cryptorun.artifacts;

import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `manifest.json`: what else lies in the directory, with hashes, and which run made it. With it a
/// copied directory can be checked without the database.
final class ManifestJson {

  static final String NAME = "manifest.json";

  private ManifestJson() {}

  static ArtifactDraft of(RunFacts run, List<StagedFile> files) {
    var root = JsonNodeFactory.instance.objectNode();
    root.put("timestamp", run.dueAt().toString());
    root.put("job", run.job());
    root.put("run_id", run.runId());
    root.put("due_at", run.dueAt().toString());
    root.putObject("versions")
        .put("code", run.codeVersion())
        .put("config_sha256", run.configSha256());
    var list = root.putArray("files");
    files.forEach(file -> describe(file, list.addObject()));
    return new ArtifactDraft(NAME, Json.MEDIA_TYPE, files.size(), Json.body(root));
  }

  private static void describe(StagedFile file, ObjectNode node) {
    node.put("name", file.draft().name());
    node.put("media_type", file.draft().mediaType());
    node.put("rows", file.draft().rows());
    node.put("bytes", file.bytes());
    node.put("sha256", file.sha256());
  }
}
