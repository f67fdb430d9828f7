package io.cryptorun.ledger.server;

import io.cryptorun.ledger.Database;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// Reads a server's settings as they hold for one role, which need not be the one that asks: a
/// reader sees what a node would find. Any role may.
public final class ReadServer {

  private static final String FACTS =
      """
      select current_setting('server_version') as version,
             current_setting('server_version_num')::integer as version_number,
             pg_is_in_recovery() as standby,
             (select count(*) from pg_stat_replication) as standbys,
             coalesce((select min(allowed)
                       from (select rolconnlimit from pg_roles where rolname = :role
                             union all
                             select datconnlimit from pg_database where datname = :database) as l (allowed)
                       where allowed >= 0), -1) as connection_limit
      """;

  private static final String SETTINGS =
      """
      select name, setting as value, source, context
      from pg_settings
      where name = any(:names)
      """;

  /// What is kept for the role itself; that for this database alone counts more, so it comes last.
  private static final String OF_THE_ROLE =
      """
      select s.name, substr(kept.pair, strpos(kept.pair, '=') + 1) as value,
             case when r.setdatabase = 0 then 'user' else 'database user' end as source, s.context
      from pg_db_role_setting r
      cross join unnest(r.setconfig) as kept (pair)
      join pg_settings s on s.name = split_part(kept.pair, '=', 1)
      where r.setrole = (select oid from pg_roles where rolname = :role)
        and r.setdatabase in (0, (select oid from pg_database where datname = :database))
        and s.name = any(:names)
      order by r.setdatabase
      """;

  private final Database database;

  public ReadServer(Database database) {
    this.database = database;
  }

  /// The server as `role` finds it.
  ///
  /// @throws io.cryptorun.ledger.DatabaseUnreachable when the database is away
  public ServerReading as(String role) {
    var whose = new Setting.Whose(role, database.url().database());
    return database.read(handle -> {
      var settings = settings(handle, whose);
      return handle
          .createQuery(FACTS)
          .bindMethods(whose)
          .map((row, _) ->
              new ServerReading(
                  whose,
                  row.getString("version"),
                  row.getInt("version_number"),
                  row.getBoolean("standby"),
                  row.getInt("standbys"),
                  row.getInt("connection_limit"),
                  settings))
          .one();
    });
  }

  private static Map<String, Setting> settings(Handle handle, Setting.Whose whose) {
    var found = new HashMap<String, Setting>();
    handle
        .createQuery(SETTINGS)
        .bindArray("names", String.class, ServerReview.NAMES)
        .map(ConstructorMapper.of(Setting.class))
        .forEach(setting -> found.put(setting.name(), setting));
    handle
        .createQuery(OF_THE_ROLE)
        .bindMethods(whose)
        .bindArray("names", String.class, ServerReview.NAMES)
        .map(ConstructorMapper.of(Setting.class))
        .forEach(setting -> found.put(setting.name(), setting));
    return found;
  }
}
