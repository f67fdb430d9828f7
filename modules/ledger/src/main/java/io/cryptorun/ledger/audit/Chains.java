package io.cryptorun.ledger.audit;

import io.cryptorun.ledger.Database;
import java.util.List;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// The chains of events, as an auditor sees them.
final class Chains {

  private static final String FIND =
      """
      select chain, position, encode(hash, 'hex') as hash, newest_position, anchor_position,
             encode(anchor_hash, 'hex') as anchor_hash
      from audit.chains
      where :chain::text is null or chain = :chain
      order by chain
      """;

  private final Database database;

  Chains(Database database) {
    this.database = database;
  }

  /// All of them, or the one with a name.
  List<Chain> find(@Nullable String name) {
    return database.read(handle ->
        handle.createQuery(FIND).bind("chain", name).map(ConstructorMapper.of(Chain.class)).list());
  }

  /// One that is known to be there.
  Chain again(Chain chain) {
    return find(chain.chain()).getFirst();
  }
}
