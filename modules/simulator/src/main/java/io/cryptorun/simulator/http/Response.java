package io.cryptorun.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// An answer before it is sent.
public final class Response {
  private final int status;
  private final String contentType;
  private final Map<String, String> headers;
  private final byte[] body;
  private final Delivery delivery;

  private Response(
      int status, String contentType, Map<String, String> headers, byte[] body, Delivery delivery) {
    this.status = status;
    this.contentType = contentType;
    this.headers = headers;
    this.body = body;
    this.delivery = delivery;
  }

  /// A whole JSON answer; the bytes are not copied.
  public static Response json(int status, byte[] body, Map<String, String> headers) {
    return new Response(status, "application/json", headers, body, new Delivery.Whole());
  }

  /// A page of HTML, as the edge in front of an exchange sends it.
  public static Response html(int status, String page) {
    byte[] body = page.getBytes(StandardCharsets.UTF_8);
    return new Response(status, "text/html; charset=UTF-8", Map.of(), body, new Delivery.Whole());
  }

  /// The same answer with another way of reaching the caller.
  public Response with(Delivery other) {
    return new Response(status, contentType, headers, body, other);
  }

  /// The same answer without a body.
  public Response emptied() {
    return new Response(status, contentType, headers, new byte[0], delivery);
  }

  /// Bytes of the body before it is packed or cut for the way.
  public int size() {
    return body.length;
  }

  int status() {
    return status;
  }

  String contentType() {
    return contentType;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  Delivery delivery() {
    return delivery;
  }
}
