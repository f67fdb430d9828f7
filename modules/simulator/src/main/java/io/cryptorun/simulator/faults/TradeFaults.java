package io.cryptorun.simulator.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptorun.simulator.trades.Trade;
import java.util.ArrayList;
import java.util.List;

/// Works faults into trades: repeated ones before a venue writes them, missing fields afterwards.
public final class TradeFaults {
  private static final List<String> IDS = List.of("tradeId", "trade_id", "id");
  private static final List<String> SIDES = List.of("side", "isBuyerMaker");
  private static final int KRAKEN_SIDE = 3;
  private static final int KRAKEN_ID = 6;

  private TradeFaults() {}

  /// Trades as the venue sends them, in whatever order: the second half begins with the last three
  /// rows of the first one.
  public static List<Trade> apply(ActiveFaults faults, List<Trade> trades) {
    if (!faults.has(FaultKind.TRADES_DUPLICATE) || trades.size() < 6) {
      return trades;
    }
    int middle = trades.size() / 2;
    var rows = new ArrayList<>(trades);
    rows.addAll(middle, trades.subList(middle - 3, middle));
    return rows;
  }

  static JsonNode withoutIds(JsonNode body) {
    return without(body, IDS, KRAKEN_ID);
  }

  static JsonNode withoutSides(JsonNode body) {
    return without(body, SIDES, KRAKEN_SIDE);
  }

  /// Removes fields of objects and empties a column of rows.
  private static JsonNode without(JsonNode node, List<String> names, int column) {
    if (node instanceof ObjectNode object) {
      object.remove(names);
    }
    if (node instanceof ArrayNode row && row.size() > KRAKEN_ID && row.get(0).isTextual()) {
      if (column == row.size() - 1) {
        row.remove(column);
      } else {
        row.set(column, row.textNode(""));
      }
      return row;
    }
    node.forEach(element -> without(element, names, column));
    return node;
  }
}
