package io.cryptorun.venues.http;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// How one venue words its errors.
public interface Complaints {

  /// What an answer with an error status says, or null when it is not in the venue's error form.
  @Nullable Complaint in(int status, JsonNode body);
}
