package io.cryptorun.artifacts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A JSON object being written, key by key in the order of the calls. This is the one place where a
/// figure that is missing (`NaN`, infinite, or null) becomes `null`: JSON has no other word for it.
final class JsonObject {

  private final ObjectNode node;

  private JsonObject(ObjectNode node) {
    this.node = node;
  }

  static JsonObject document() {
    return new JsonObject(JsonNodeFactory.instance.objectNode());
  }

  ObjectNode node() {
    return node;
  }

  JsonObject text(String key, @Nullable String value) {
    node.put(key, value);
    return this;
  }

  /// Unrounded, in the shortest form that reads back to the same number.
  JsonObject number(String key, double value) {
    if (Double.isFinite(value)) {
      node.put(key, value);
    } else {
      node.putNull(key);
    }
    return this;
  }

  JsonObject number(String key, @Nullable Double value) {
    return number(key, value == null ? Double.NaN : value.doubleValue());
  }

  /// Rounded half up, as a person would who reads the shortest form; without trailing zeros.
  JsonObject rounded(String key, double value, int decimals) {
    if (!Double.isFinite(value)) {
      return missing(key);
    }
    var rounded =
        BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
    node.put(key, rounded.scale() < 0 ? rounded.setScale(0) : rounded);
    return this;
  }

  JsonObject count(String key, long value) {
    node.put(key, value);
    return this;
  }

  JsonObject count(String key, @Nullable Long value) {
    node.put(key, value);
    return this;
  }

  JsonObject flag(String key, boolean value) {
    node.put(key, value);
    return this;
  }

  JsonObject flag(String key, @Nullable Boolean value) {
    node.put(key, value);
    return this;
  }

  JsonObject missing(String key) {
    node.putNull(key);
    return this;
  }

  JsonObject object(String key, Consumer<JsonObject> fields) {
    fields.accept(new JsonObject(node.putObject(key)));
    return this;
  }

  JsonObject texts(String key, List<String> values) {
    values.forEach(node.putArray(key)::add);
    return this;
  }

  <T> JsonObject objects(String key, List<T> items, BiConsumer<JsonObject, T> fields) {
    var array = node.putArray(key);
    items.forEach(item -> fields.accept(new JsonObject(array.addObject()), item));
    return this;
  }
}
