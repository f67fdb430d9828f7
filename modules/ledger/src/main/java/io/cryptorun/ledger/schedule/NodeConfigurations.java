package io.cryptorun.ledger.schedule;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.NodeEpoch;
import org.jspecify.annotations.Nullable;

/// What each daemon runs and what the files of its machine say, as it last told.
public final class NodeConfigurations {

  private static final String NOTE =
      """
      with noted as (
        insert into cryptorun.node_config as c (node, epoch, config_sha256, files_sha256, drift)
        values (:node, :epoch, :runs, :files, :drift)
        on conflict (node) do update
        set epoch = excluded.epoch, config_sha256 = excluded.config_sha256, files_sha256 = excluded.files_sha256,
            drift = excluded.drift, noted_at = clock_timestamp()
        where (c.epoch, c.config_sha256, c.files_sha256, c.drift)
          is distinct from (excluded.epoch, excluded.config_sha256, excluded.files_sha256, excluded.drift)
        returning node, config_sha256, files_sha256, drift
      )
      insert into cryptorun.event (actor, kind, detail)
      select node, case when drift is null then 'config_in_step' else 'config_drift' end,
             jsonb_build_object('runs', config_sha256, 'files', files_sha256, 'drift', drift)
      from noted
      """;

  /// What a node tells of itself.
  ///
  /// @param runs SHA-256 of the configuration it runs
  /// @param files SHA-256 of what its files hold; null where they cannot be used
  /// @param drift how the two, or the applied one, differ; null where they do not
  public record Told(String runs, @Nullable String files, @Nullable String drift) {}

  private final Database database;

  public NodeConfigurations(Database database) {
    this.database = database;
  }

  /// Notes it, with an event where it differs from what the node told before.
  ///
  /// @return whether it differs
  public boolean note(Told told, NodeEpoch node) {
    return database.write(
        handle -> handle.createUpdate(NOTE).bindMethods(told).bindMethods(node).execute() > 0);
  }
}
