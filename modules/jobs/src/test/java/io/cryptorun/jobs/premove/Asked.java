package io.cryptorun.jobs.premove;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.TreeSet;

/// Remembers which questions a source was asked, whatever it answers.
final class Asked {

  private final Set<String> questions = new TreeSet<>();

  Set<String> questions() {
    return Set.copyOf(questions);
  }

  /// The same source, listened to.
  <T> T listening(Class<T> port, T source) {
    var listener =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> {
              questions.add(method.getName());
              try {
                return method.invoke(source, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return port.cast(listener);
  }
}
