package io.cryptorun.ledger.audit;

import io.cryptorun.ledger.Database;
import java.util.List;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// The views of schema `audit` as the server describes them.
public final class AuditViews {

  private static final String VIEWS =
      """
      select c.relname as name, c.relnatts as columns, obj_description(c.oid) as comment
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'audit' and c.relkind = 'v'
      order by c.relname
      """;

  private static final String COLUMNS =
      """
      select a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
             col_description(c.oid, a.attnum) as comment
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid
      where n.nspname = 'audit' and c.relkind = 'v' and c.relname = :view and a.attnum > 0 and not a.attisdropped
      order by a.attnum
      """;

  /// A view.
  ///
  /// @param columns how many
  /// @param comment what its rows are
  public record View(String name, int columns, @Nullable String comment) {}

  /// A column of a view.
  ///
  /// @param type as SQL names it
  public record ViewColumn(String name, String type, @Nullable String comment) {}

  private final Database database;

  public AuditViews(Database database) {
    this.database = database;
  }

  /// All of them, by name.
  public List<View> all() {
    return database.read(
        handle -> handle.createQuery(VIEWS).map(ConstructorMapper.of(View.class)).list());
  }

  /// The columns of a view, in order; empty where there is no such view.
  public List<ViewColumn> columns(String view) {
    return database.read(handle ->
        handle
            .createQuery(COLUMNS)
            .bind("view", view)
            .map(ConstructorMapper.of(ViewColumn.class))
            .list());
  }
}
