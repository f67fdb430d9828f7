package io.cryptorun.ledger.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// Compares the chains with what was seen of them. An event that retention has taken away since
/// proves nothing either way.
final class CompareHistory {

  private static final String HEADS =
      """
      select chain, position, encode(hash, 'hex') as hash
      from cryptorun.chain_head
      order by chain collate "C"
      """;

  private static final String EVENT =
      """
      select encode(hash, 'hex') = :hash
      from cryptorun.event
      where chain = :chain and position = :position
      """;

  private static final String EPOCH =
      """
      select coalesce(max(epoch), 0)
      from cryptorun.node_epoch
      """;

  private final Handle handle;

  CompareHistory(Handle handle) {
    this.handle = handle;
  }

  /// What there is to see now.
  Anchor now() {
    long epoch = handle.createQuery(EPOCH).mapTo(Long.class).one();
    return new Anchor(epoch, heads());
  }

  /// The chains that lack what was seen of them.
  ///
  /// @param seen read before this call, so that it cannot be newer than the heads are
  List<LostEnd> lost(Anchor seen) {
    Map<String, ChainHead> found = new HashMap<>();
    heads().forEach(head -> found.put(head.chain(), head));
    var lost = new ArrayList<LostEnd>();
    for (var head : seen.heads()) {
      var now = found.get(head.chain());
      long position = now == null ? 0 : now.position();
      if (position < head.position() || isAnother(head)) {
        lost.add(new LostEnd(head, position));
      }
    }
    return lost;
  }

  private List<ChainHead> heads() {
    return handle.createQuery(HEADS).map(ConstructorMapper.of(ChainHead.class)).list();
  }

  private boolean isAnother(ChainHead head) {
    return !handle.createQuery(EVENT).bindMethods(head).mapTo(Boolean.class).findOne().orElse(true);
  }
}
