package io.cryptorun.ledger.command;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.NodeEpoch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// The operators' requests: written by whoever asks, taken on by one node, settled by the same. A
/// claim counts until it is given back or the claimer's registration ends, so a command whose node
/// died is taken on again; what applying it does must therefore bear being done twice.
public final class Commands {

  private static final String REQUEST =
      """
      select cryptorun.request_command(:kind, :target, jsonb_object(:names, :values), :reason, :by, :from,
                                       make_interval(secs => :expiresSeconds))
      """;

  private static final String EXPIRE =
      """
      with expired as (
        update cryptorun.command
        set outcome = 'expired', applied_at = clock_timestamp(), applied_by = :node,
            message = 'nobody applied it in time'
        where outcome is null and claimed_by is null and expires_at < clock_timestamp()
        returning id, command, target
      )
      insert into cryptorun.event (actor, kind, detail)
      select :node, 'command_expired', jsonb_build_object('id', id, 'command', command, 'target', target)
      from expired
      order by id
      """;

  /// A drain is for the node it names, as long as that is there; everything else is for anybody.
  /// What is asked of one target goes in its order, also where the node that took the first on has
  /// come to a stop: a resume that overtook its pause would be refused, and the pause stand for
  /// ever.
  private static final String CLAIM =
      """
      with mine as (
        select c.id
        from cryptorun.command c
        where c.outcome is null
          and (c.claimed_epoch is null or not exists (
                 select
                 from cryptorun.node_epoch e
                 where e.epoch = c.claimed_epoch and e.state in ('active', 'draining')))
          and (c.expires_at is null or c.expires_at >= clock_timestamp() or c.claimed_by is not null)
          and not exists (
                select
                from cryptorun.command earlier
                where earlier.target = c.target and earlier.id < c.id and earlier.outcome is null
                  and (earlier.expires_at is null or earlier.expires_at >= clock_timestamp()
                       or earlier.claimed_by is not null))
          and (c.command not in ('drain', 'undrain') or c.target = :node or not exists (
                 select
                 from cryptorun.node_epoch e
                 where e.node = c.target and e.state in ('active', 'draining')))
          and exists (
                 select
                 from cryptorun.node_epoch e
                 where e.node = :node and e.epoch = :epoch and e.state in ('active', 'draining'))
        order by c.id
        limit 1
        for update of c skip locked
      )
      update cryptorun.command c
      set claimed_by = :node, claimed_epoch = :epoch, claimed_at = clock_timestamp()
      from mine
      where c.id = mine.id
      returning c.id, c.command, c.target, c.arguments, c.reason, c.requested_by, c.requested_from, c.requested_at
      """;

  /// Epochs begin at 1. Who claimed it stays told, so it does not expire: it may have been applied.
  private static final String GIVE_BACK =
      """
      update cryptorun.command
      set claimed_epoch = 0
      where outcome is null and claimed_epoch = :epoch
      """;

  private static final String REGISTRATION_OPEN =
      """
      select true
      from cryptorun.node_epoch
      where node = :node and epoch = :epoch and state in ('active', 'draining')
      for share
      """;

  private static final String SETTLE =
      """
      with settled as (
        update cryptorun.command
        set outcome = :outcome, message = :message, applied_by = :node, applied_at = clock_timestamp(),
            before = jsonb_object(:beforeNames, :beforeValues), after = jsonb_object(:afterNames, :afterValues)
        where id = :id and outcome is null and claimed_epoch = :epoch
        returning id, command, target, outcome, message, requested_by
      ), history as (
        insert into cryptorun.event (actor, kind, detail)
        select :node, 'command_' || outcome,
               jsonb_build_object('id', id, 'command', command, 'target', target, 'message', message,
                                  'by', requested_by)
        from settled
      )
      select count(*)::integer from settled, lateral (select pg_notify('cryptorun', 'settled')) as signal
      """;

  private static final String STATUS =
      """
      select id, command, target, reason, requested_by, requested_from, requested_at, expires_at, applied_by,
             applied_at, outcome, message, before::text, after::text
      from audit.commands
      """;

  private static final String FIND = STATUS + "where id = :id";

  private static final String WAITING =
      STATUS
          + "where outcome is null and (expires_at is null or expires_at > clock_timestamp()) order"
          + " by id";

  /// How a command stands.
  ///
  /// @param outcome `applied`, `refused`, `failed`, `expired`; null while it waits
  /// @param before what it found, as JSON
  /// @param after what it left, as JSON
  public record Status(
      long id,
      String command,
      String target,
      @Nullable String reason,
      String requestedBy,
      String requestedFrom,
      Instant requestedAt,
      @Nullable Instant expiresAt,
      @Nullable String appliedBy,
      @Nullable Instant appliedAt,
      @Nullable String outcome,
      @Nullable String message,
      @Nullable String before,
      @Nullable String after) {}

  private final Database database;

  public Commands(Database database) {
    this.database = database;
  }

  /// Writes a request and wakes the nodes. It waits when none is there.
  ///
  /// @return its number
  public long request(CommandRequest request) {
    var arguments = new Texts(request.arguments());
    return database.write(handle ->
        handle
            .createQuery(REQUEST)
            .bind("kind", request.kind().word())
            .bind("target", request.target())
            .bindArray("names", String.class, arguments.names())
            .bindArray("values", String.class, arguments.values())
            .bind("reason", request.reason())
            .bind("by", request.by())
            .bind("from", request.from())
            .bind(
                "expiresSeconds",
                request.expires() == null ? null : request.expires().toMillis() / 1000.0)
            .mapTo(Long.class)
            .one());
  }

  /// Closes the requests whose time has passed.
  ///
  /// @return how many
  public int expire(NodeEpoch by) {
    return database.write(handle -> handle.createUpdate(EXPIRE).bind("node", by.node()).execute());
  }

  /// Gives back what this registration has taken on and not settled. Asked for by a node that has
  /// nothing in hand: the database was away when it was to write an outcome, or the answer to its
  /// claim was lost.
  ///
  /// @return how many
  public int giveBack(NodeEpoch by) {
    return database.write(
        handle -> handle.createUpdate(GIVE_BACK).bind("epoch", by.epoch()).execute());
  }

  /// Takes on the oldest request that is to be applied and that nobody living has taken on.
  public Optional<Command> claim(NodeEpoch node) {
    return database.write(handle ->
        handle
            .createQuery(CLAIM)
            .bindMethods(node)
            .map(ConstructorMapper.of(Row.class))
            .findOne()
            .map(row -> row.command(handle)));
  }

  /// Says what came of a request that this node took on.
  ///
  /// @return false when the request is another's by now: this node was taken for dead meanwhile
  public boolean settle(Command command, CommandResult result, NodeEpoch by) {
    var before = new Texts(result.before());
    var after = new Texts(result.after());
    return database.write(handle ->
        handle
                .createQuery(REGISTRATION_OPEN)
                .bindMethods(by)
                .mapTo(Boolean.class)
                .findOne()
                .isPresent()
            && handle
                    .createQuery(SETTLE)
                    .bindMethods(by)
                    .bind("id", command.id())
                    .bind("outcome", result.result().word())
                    .bind("message", result.message())
                    .bindArray("beforeNames", String.class, before.names())
                    .bindArray("beforeValues", String.class, before.values())
                    .bindArray("afterNames", String.class, after.names())
                    .bindArray("afterValues", String.class, after.values())
                    .mapTo(Integer.class)
                    .one()
                == 1);
  }

  /// How a request stands.
  public Optional<Status> status(long id) {
    return database.read(handle ->
        handle.createQuery(FIND).bind("id", id).map(ConstructorMapper.of(Status.class)).findOne());
  }

  /// The requests that nobody has settled and that have not expired, oldest first.
  public List<Status> waiting() {
    return database.read(
        handle -> handle.createQuery(WAITING).map(ConstructorMapper.of(Status.class)).list());
  }

  /// Names and values in the same order, as the server's function takes them.
  private record Texts(List<String> names, List<String> values) {

    Texts(Map<String, String> texts) {
      this(new ArrayList<>(texts.keySet()), new ArrayList<>(texts.values()));
    }
  }

  record Row(
      long id,
      String command,
      String target,
      String arguments,
      @Nullable String reason,
      String requestedBy,
      String requestedFrom,
      Instant requestedAt) {

    Command command(Handle handle) {
      return new Command(
          id,
          CommandKind.of(command),
          target,
          texts(handle),
          reason,
          requestedBy,
          requestedFrom,
          requestedAt);
    }

    private Map<String, String> texts(Handle handle) {
      var texts = new HashMap<String, String>();
      handle
          .createQuery("select key, value from jsonb_each_text(:arguments::jsonb)")
          .bind("arguments", arguments)
          .map((row, _) -> texts.put(row.getString("key"), row.getString("value")))
          .list();
      return Map.copyOf(texts);
    }
  }
}
