package io.cryptorun.ledger.audit;

import io.cryptorun.testkit.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;

/// A superuser who switches the triggers off.
final class Tampering {

  private final TestDatabase at;

  Tampering(TestDatabase at) {
    this.at = at;
  }

  /// Runs statements that every trigger would have refused.
  void with(String... statements) throws SQLException {
    try (var session = at.connect();
        var statement = session.createStatement()) {
      statement.execute("set session_replication_role = replica");
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /// An event as it would have been written at that time.
  void append(String chain, Instant time, String kind) throws SQLException {
    with(
        """
        with head as (
          insert into cryptorun.chain_head (chain, position, hash) values ('%1$s', 0, '')
          on conflict (chain) do update set chain = excluded.chain
          returning position, hash
        ), fresh as (
          select position + 1 as position, hash as prev_hash,
                 sha256(hash || convert_to(jsonb_build_array('%1$s', position + 1, nullif('%1$s', 'cluster'), null, null,
                   cryptorun.utc_text('%2$s'::timestamptz), 'test', '%3$s', '{}'::jsonb)::text, 'UTF8')) as hash
          from head
        ), kept as (
          insert into cryptorun.event (chain, position, job, at, actor, kind, prev_hash, hash)
          select '%1$s', position, nullif('%1$s', 'cluster'), '%2$s', 'test', '%3$s', prev_hash, hash from fresh
        )
        select 1
        """
            .formatted(chain, time, kind),
        """
        update cryptorun.chain_head h
        set position = e.position, hash = e.hash
        from (select * from cryptorun.event where chain = '%1$s' order by position desc limit 1) as e
        where h.chain = e.chain
        """
            .formatted(chain));
  }
}
