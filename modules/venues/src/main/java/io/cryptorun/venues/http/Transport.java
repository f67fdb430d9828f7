package io.cryptorun.venues.http;

import io.cryptorun.domain.health.CallRecord;
import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.Reply;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/// Puts one request on the wire and judges what comes back, in this order: status, is it JSON at
/// all, the venue's own error, the shape, the fields. A good status proves nothing.
final class Transport {
  private static final long CAP = 32L * 1024 * 1024;

  private final VenueSettings settings;
  private final OkHttpClient http;
  private final Complaints complaints;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final WireJson json = new WireJson();

  Transport(VenueSettings settings, AllowedHosts hosts, Complaints complaints, Timing timing) {
    this.settings = settings;
    this.complaints = complaints;
    this.clock = timing.clock();
    this.nanoTime = timing.nanoTime();
    this.http =
        new OkHttpClient.Builder()
            .addInterceptor(new HostGuard(hosts))
            .addNetworkInterceptor(new SingleSend())
            .followRedirects(false)
            .retryOnConnectionFailure(false)
            .connectTimeout(settings.timeout())
            .readTimeout(settings.timeout())
            .callTimeout(settings.timeout())
            .build();
  }

  <T> Attempt<T> send(VenueCall call, Reading<T> reading) throws InterruptedException {
    var request =
        new Request.Builder()
            .url(call.url(settings))
            .header("User-Agent", "cryptorun/1.0")
            .header("Accept", "application/json")
            .tag(SingleSend.Ticket.class, new SingleSend.Ticket())
            .build();
    long sent = nanoTime.getAsLong();
    try (Response response = http.newCall(request).execute()) {
      return judge(call, response, reading, sent);
    } catch (HostGuard.HostRefused e) {
      var complaint = new Complaint(Fault.Code.FORBIDDEN_HOST, Blame.NOT_ASKED, text(e));
      return Attempt.notAsked(fault(call, null, complaint));
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException(
            "interrupted while calling %s %s".formatted(settings.venue(), call));
      }
      var complaint = broken(e);
      return new Attempt<>(
          fault(call, null, complaint).missing(),
          complaint.blame(),
          null,
          record(call, sent, true, null));
    }
  }

  private <T> Attempt<T> judge(VenueCall call, Response response, Reading<T> reading, long sent)
      throws IOException {
    var weight = UsedWeight.of(response);
    try {
      T value = value(response, reading);
      var record = record(call, sent, false, weight);
      return new Attempt<>(
          new Reply.Received<>(value, record.at(), record.latency(), false),
          Blame.ANSWERED,
          null,
          record);
    } catch (AnswerException e) {
      var complaint = e.complaint();
      return new Attempt<>(
          fault(call, response.code(), complaint).missing(),
          complaint.blame(),
          after(response, complaint),
          record(call, sent, true, weight));
    }
  }

  private <T> T value(Response response, Reading<T> reading) throws IOException {
    var capped = new CappedBody(response.body().byteStream(), CAP);
    var body = new BufferedInputStream(capped);
    if (!opensJson(body)) {
      var page = capped.head().isBlank() ? "empty body" : capped.head();
      throw new AnswerException(Complaint.ofPage(response.code(), page));
    }
    if (!response.isSuccessful()) {
      throw new AnswerException(complaint(response.code(), body));
    }
    return reading.read(body);
  }

  /// What the health of the venue remembers of a call that ended now.
  private CallRecord record(
      VenueCall call, long sent, boolean failed, @Nullable Integer usedWeight) {
    var latency = Duration.ofNanos(nanoTime.getAsLong() - sent);
    return new CallRecord(clock.instant(), latency, failed, call.isCounted(), usedWeight);
  }

  /// How long the venue wants to be left alone, null when it does not say.
  private @Nullable Duration after(Response response, Complaint complaint) {
    var header = RetryAfter.of(response, clock.instant());
    return header == null && complaint.until() != null
        ? Duration.between(clock.instant(), complaint.until())
        : header;
  }

  private Complaint complaint(int status, InputStream body) throws IOException {
    var answer = json.read(body, new TypeReference<JsonNode>() {});
    var complaint = complaints.in(status, answer);
    return complaint != null ? complaint : Complaint.ofStatus(status, answer.toString());
  }

  private Fault fault(VenueCall call, @Nullable Integer status, Complaint complaint) {
    return new Fault(
        settings.venue(),
        complaint.code(),
        settings.venue() + " " + call,
        status,
        Excerpt.of(complaint.text()));
  }

  private static boolean opensJson(InputStream body) throws IOException {
    body.mark(64);
    int first = body.read();
    for (int skipped = 0; skipped < 32 && first >= 0 && first <= ' '; skipped++) {
      first = body.read();
    }
    body.reset();
    return first == '{' || first == '[';
  }

  private static Complaint broken(IOException e) {
    return switch (e) {
      case CappedBody.TooLarge _ -> new Complaint(Fault.Code.TOO_LARGE, Blame.TROUBLE, text(e));
      case InterruptedIOException _ ->
          new Complaint(Fault.Code.TIMEOUT, Blame.RETRY, "no complete answer in time");
      default ->
          new Complaint(
              Fault.Code.UNREACHABLE, Blame.RETRY, e.getClass().getSimpleName() + ": " + text(e));
    };
  }

  private static String text(IOException e) {
    return String.valueOf(e.getMessage());
  }
}
