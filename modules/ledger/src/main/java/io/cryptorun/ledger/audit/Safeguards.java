package io.cryptorun.ledger.audit;

import io.cryptorun.ledger.Database;
import java.util.ArrayList;
import java.util.List;

/// What keeps the history from being changed, asked of the server's own catalogue: the triggers of
/// the tables that only grow, and the rights of the roles.
public final class Safeguards {

  private static final String UNGUARDED =
      """
      select name
      from unnest(array['event', 'artifact', 'gate_decision', 'candidate', 'regime_history', 'provider_check',
                        'overlay_evaluation', 'chain_anchor', 'removal']) as grows (name)
      where not exists (
        select
        from pg_trigger
        where tgrelid = to_regclass('cryptorun.' || name) and tgname = 'append_only' and tgenabled in ('O', 'A'))
      order by name
      """;

  /// Whoever is superuser may do everything; that is told apart.
  private static final String TOO_MUCH =
      """
      select format('%s may %s %s.%s', r.rolname, lower(p.privilege), n.nspname, c.relname)
      from pg_roles r
      cross join pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      cross join unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) as p (privilege)
      where c.relkind in ('r', 'p', 'v')
        and has_table_privilege(r.oid, c.oid, p.privilege)
        and not r.rolsuper
        and case
              when r.rolname = current_database() || '_app' then
                n.nspname = 'cryptorun' and p.privilege in ('UPDATE', 'DELETE', 'TRUNCATE')
                and exists (select from pg_trigger where tgrelid = c.oid and tgname = 'append_only')
              when r.rolname = current_database() || '_cli' then
                n.nspname in ('cryptorun', 'quartz', 'audit') and p.privilege <> 'SELECT'
              when r.rolname = current_database() || '_auditor' then
                n.nspname in ('cryptorun', 'quartz') or (n.nspname = 'audit' and p.privilege <> 'SELECT')
              else false
            end
      order by 1
      """;

  private static final String HIDDEN =
      """
      select format('%s may not read audit.%s', r.rolname, c.relname)
      from pg_roles r
      cross join pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      where r.rolname = current_database() || '_auditor' and n.nspname = 'audit' and c.relkind = 'v'
        and not has_table_privilege(r.oid, c.oid, 'SELECT')
      order by 1
      """;

  private static final String ABSENT =
      """
      select current_database() || suffix
      from unnest(array['_owner', '_app', '_cli', '_auditor']) as wanted (suffix)
      where not exists (select from pg_roles where rolname = current_database() || suffix)
      order by 1
      """;

  private static final String ALMIGHTY =
      """
      select rolname
      from pg_roles
      where rolsuper and rolname like current_database() || '\\_%'
      """;

  private static final String VIOLATIONS =
      """
      select format('%s: %s', invariant, detail)
      from audit.invariants
      limit 20
      """;

  private final Database database;

  public Safeguards(Database database) {
    this.database = database;
  }

  /// Tables of the history that could be changed because their trigger is gone or switched off.
  public List<String> unguarded() {
    return ask(UNGUARDED);
  }

  /// Rights that a role has and must not have, or lacks, in words.
  public List<String> wrongRights() {
    var all = new ArrayList<>(ask(TOO_MUCH));
    all.addAll(ask(HIDDEN));
    ask(ALMIGHTY).forEach(role -> all.add(role + " is superuser"));
    return List.copyOf(all);
  }

  /// Roles that are not there.
  public List<String> absentRoles() {
    return ask(ABSENT);
  }

  /// Violated invariants, at most twenty.
  public List<String> violations() {
    return ask(VIOLATIONS);
  }

  private List<String> ask(String question) {
    return database.read(handle -> handle.createQuery(question).mapTo(String.class).list());
  }
}
