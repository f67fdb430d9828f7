package io.cryptorun.artifacts;

import java.util.List;

/// `manifest.json`: what else lies in the directory, with hashes, and which run made it. With it a
/// copied directory can be checked without the database.
final class ManifestJson {

  static final String NAME = "manifest.json";

  private ManifestJson() {}

  static ArtifactDraft of(RunFacts run, List<StagedFile> files) {
    var document =
        JsonObject.document()
            .text("timestamp", run.dueAt().toString())
            .text("job", run.job())
            .text("run_id", run.runId())
            .text("due_at", run.dueAt().toString())
            .object(
                "versions",
                versions ->
                    versions
                        .text("code", run.codeVersion())
                        .text("config_sha256", run.configSha256()))
            .objects("files", files, ManifestJson::describe);
    return new ArtifactDraft(NAME, Json.MEDIA_TYPE, files.size(), Json.body(document.node()));
  }

  private static void describe(JsonObject entry, StagedFile file) {
    entry
        .text("name", file.draft().name())
        .text("media_type", file.draft().mediaType())
        .count("rows", file.draft().rows())
        .count("bytes", file.bytes())
        .text("sha256", file.sha256());
  }
}
