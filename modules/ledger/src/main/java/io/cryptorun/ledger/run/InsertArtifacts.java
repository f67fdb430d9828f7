package io.cryptorun.ledger.run;

import io.cryptorun.ledger.artifact.ArtifactRow;
import io.cryptorun.ledger.slot.Fence;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Names a run's files, and keeps the small ones by their hash.
final class InsertArtifacts {

  private static final String ARTIFACT =
      """
      insert into cryptorun.artifact (run_id, slot_id, job, due_at, name, path, node, store, media_type, rows,
                                      bytes, sha256)
      values (:runId, :slotId, :job, :dueAt, :name, :path, :node, :store, :mediaType, :rows, :bytes, :sha256)
      """;

  private static final String CONTENT =
      """
      insert into cryptorun.artifact_content (sha256, bytes, gz)
      values (:sha256, :bytes, :gz)
      on conflict (sha256) do nothing
      """;

  private final Handle handle;
  private final Fence fence;

  InsertArtifacts(Handle handle, Fence fence) {
    this.handle = handle;
    this.fence = fence;
  }

  void all(List<ArtifactRow> artifacts) {
    for (var artifact : artifacts) {
      handle
          .createUpdate(ARTIFACT)
          .bindMethods(artifact)
          .bind("runId", fence.runId())
          .bind("slotId", fence.slotId())
          .bind("job", fence.slot().job())
          .bind("dueAt", fence.slot().dueAt())
          .bind("node", fence.owner().node())
          .execute();
      var content = artifact.content();
      if (content != null) {
        handle
            .createUpdate(CONTENT)
            .bind("sha256", artifact.sha256())
            .bind("bytes", artifact.bytes())
            .bind("gz", content.packed())
            .execute();
      }
    }
  }
}
