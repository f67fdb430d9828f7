package io.cryptorun.bench.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How the server answered, from its own `EXPLAIN (ANALYZE, FORMAT JSON)`. A table or partition
/// without a row has no other way than `Seq Scan`; such a scan is left out.
///
/// @param scans of tables and indexes, in the order of the plan
record Plan(List<Scan> scans) {

  /// A table and the way to its rows.
  ///
  /// @param way `Seq Scan`, `Index Scan` and so on
  /// @param table partitions under their own names; empty for the index half of a bitmap scan
  /// @param index empty for none
  record Scan(String way, String table, String index) {

    boolean isOf(String name) {
      return table.equals(name)
          || table.startsWith(name + "_")
          || (table.isEmpty() && index.startsWith(name + "_"));
    }
  }

  static Plan read(String json) {
    var scans = new ArrayList<Scan>();
    collect(JsonMapper.shared().readTree(json), scans);
    return new Plan(scans);
  }

  private static void collect(JsonNode node, List<Scan> scans) {
    var way = node.path("Node Type").asString("");
    if (way.endsWith("Scan")
        && (node.has("Relation Name") || node.has("Index Name"))
        && (!way.equals("Seq Scan") || metRows(node))) {
      scans.add(
          new Scan(
              way, node.path("Relation Name").asString(""), node.path("Index Name").asString("")));
    }
    node.forEach(child -> collect(child, scans));
  }

  private static boolean metRows(JsonNode scan) {
    return scan.path("Actual Rows").asDouble(0) + scan.path("Rows Removed by Filter").asDouble(0)
        > 0;
  }

  /// Whether a table, or a partition of it, is read from end to end.
  boolean readsAllOf(String table) {
    return scans.stream().anyMatch(scan -> scan.isOf(table) && scan.way().equals("Seq Scan"));
  }

  /// By which ways a table's rows are found; a dash when it is not read.
  String accessTo(String table) {
    var ways =
        scans.stream()
            .filter(scan -> scan.isOf(table))
            .map(Scan::way)
            .filter(way -> !way.equals("Bitmap Index Scan"))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return ways.isEmpty() ? "-" : String.join(", ", ways);
  }

  /// Each way with its tables, gate decisions and indexes of bitmaps aside.
  String told() {
    var byWay = new LinkedHashMap<String, Set<String>>();
    for (var scan : scans) {
      if (!scan.table().isEmpty() && !scan.isOf("gate_decision")) {
        byWay.computeIfAbsent(scan.way(), _ -> new LinkedHashSet<>()).add(scan.table());
      }
    }
    return byWay.entrySet().stream()
        .map(entry -> "%s: %s".formatted(entry.getKey(), String.join(", ", entry.getValue())))
        .collect(Collectors.joining("; "));
  }
}
