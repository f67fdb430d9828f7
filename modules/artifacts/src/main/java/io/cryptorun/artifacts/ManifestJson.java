package io.cryptorun.artifacts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// `manifest.json`: what else lies in the directory, with hashes, and which run made it. With it a
/// copied directory can be checked without the database.
final class ManifestJson {

  static final String NAME = "manifest.json";

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

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

  /// The run that made a directory, as its manifest says; null where there is none that can be
  /// read.
  static @Nullable String runIdIn(Path directory) {
    try {
      var text = Files.readString(directory.resolve(NAME));
      return MAPPER.readTree(text).path("run_id").asStringOpt().orElse(null);
    } catch (IOException | JacksonException _) {
      return null;
    }
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
