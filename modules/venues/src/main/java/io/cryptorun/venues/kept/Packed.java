package io.cryptorun.venues.kept;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The form of packed values: JSON of arrays without names, decimals digit by digit as they were.
final class Packed {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Packed() {}

  static String text(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  static <T> T value(String text, TypeReference<T> type) {
    return MAPPER.readValue(text, type);
  }
}
