package io.cryptorun.venues;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// Runs calls side by side on virtual threads and waits for all of them. An interrupt of the caller
/// interrupts every call that is still out, waits for their end and is passed on.
public final class FanOut {
  /// Calls of one venue that may be out at once: enough to hide the round trip behind the pace of
  /// the budget, which is what limits a venue.
  static final int LANES = 4;

  private static final ThreadFactory THREADS = Thread.ofVirtual().name("venues-", 0).factory();

  private FanOut() {}

  /// Asks one question.
  public interface Ask<K, V> {
    V of(K item) throws InterruptedException;
  }

  /// All items at once: one item a venue.
  static <K, V> Map<K, V> together(List<K> items, Ask<K, V> ask) throws InterruptedException {
    var tasks = items.stream().map(item -> (Callable<V>) () -> ask.of(item)).toList();
    var values = all(tasks);
    var answers = new LinkedHashMap<K, V>();
    for (int i = 0; i < items.size(); i++) {
      answers.put(items.get(i), values.get(i));
    }
    return answers;
  }

  /// Items of one venue, begun in the order given, a few at a time.
  public static <K, V> Map<K, V> inOrder(List<K> items, Ask<K, V> ask) throws InterruptedException {
    var next = new AtomicInteger();
    var answers = new ConcurrentHashMap<K, V>();
    Callable<Boolean> lane =
        () -> {
          for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
            answers.put(items.get(i), ask.of(items.get(i)));
          }
          return true;
        };
    all(List.of(lane, lane, lane, lane).subList(0, Math.min(LANES, items.size())));
    var ordered = new LinkedHashMap<K, V>();
    items.forEach(item -> ordered.put(item, answers.get(item)));
    return ordered;
  }

  private static <V> List<V> all(List<Callable<V>> tasks) throws InterruptedException {
    var context = MDC.getCopyOfContextMap();
    var told = tasks.stream().map(task -> within(context, task)).toList();
    try (var threads = Executors.newThreadPerTaskExecutor(THREADS)) {
      var values = new ArrayList<V>();
      for (Future<V> ended : threads.invokeAll(told)) {
        values.add(value(ended));
      }
      return values;
    }
  }

  private static <V> V value(Future<V> ended) throws InterruptedException {
    try {
      return ended.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a call to a venue failed outside its rules", e.getCause());
    }
  }

  /// Log lines of a call belong to the run that asked.
  private static <V> Callable<V> within(@Nullable Map<String, String> context, Callable<V> task) {
    return () -> {
      if (context != null) {
        MDC.setContextMap(context);
      }
      return task.call();
    };
  }
}
