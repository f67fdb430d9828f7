package io.cryptorun.app;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A Ctrl-C that comes while the first one is still being answered. The JVM alone would not hear
/// it: a process that is ending waits for its hooks. The class of signals belongs to no exported
/// API, so it is looked for by name; where it is missing, the first Ctrl-C is the only one that
/// counts.
final class SecondInterrupt {

  private static final Logger LOG = LoggerFactory.getLogger(SecondInterrupt.class);

  private SecondInterrupt() {}

  /// From now on a Ctrl-C does this.
  static void calls(Runnable reaction) {
    try {
      var signal = Class.forName("sun.misc.Signal");
      var handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler answer =
          (_, _, _) -> {
            reaction.run();
            return null;
          };
      var proxy =
          Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, answer);
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("INT"), proxy);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      LOG.debug("a second Ctrl-C will not be heard", e);
    }
  }
}
