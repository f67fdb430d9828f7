package io.cryptorun.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import org.slf4j.LoggerFactory;

/// Where log lines go: warnings to stderr, so that stdout stays the answer; everything at the
/// configured level to a file of the home once that is known. Set up in code, because reading a
/// configuration file at every command costs more than the command.
public final class Logging extends ContextAwareBase implements Configurator {

  private static final String LINE =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z',UTC} %-5level %logger{0} %msg%n%nopex";
  private static final String LINE_WITH_TRACE =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z',UTC} %-5level [%thread] %logger{0} %msg%n%ex";
  private static final String KEPT = "5 MB";
  private static final int DAYS_KEPT = 14;

  /// Called by logback before the first line.
  @Override
  public ExecutionStatus configure(LoggerContext context) {
    var console = new ConsoleAppender<ILoggingEvent>();
    console.setTarget("System.err");
    console.setName("stderr");
    var onlyWarnings = new ThresholdFilter();
    onlyWarnings.setLevel(Level.WARN.toString());
    onlyWarnings.start();
    console.addFilter(onlyWarnings);
    attach(context, console, LINE);
    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
    // It warns of every object that a script finds in place, which is what the scripts ask for.
    context.getLogger("org.flywaydb").setLevel(Level.ERROR);
    // What breaks a connection reaches its user as an exception; Ctrl-C breaks one by intent.
    context.getLogger("com.zaxxer.hikari.pool.ProxyConnection").setLevel(Level.ERROR);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /// Adds a file of the home.
  ///
  /// @param process names the file: `node-a`, `cli`
  /// @param level `error`, `warn`, `info`, `debug` or `trace`
  public static void toFile(Home home, String process, String level) {
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    var file = new RollingFileAppender<ILoggingEvent>();
    file.setContext(context);
    file.setName("file");
    file.setFile(home.logs().resolve(process + ".log").toString());
    var rolling = new SizeAndTimeBasedRollingPolicy<ILoggingEvent>();
    rolling.setContext(context);
    rolling.setParent(file);
    rolling.setFileNamePattern(
        home.logs().resolve(process + ".%d{yyyy-MM-dd}.%i.log.gz").toString());
    rolling.setMaxFileSize(FileSize.valueOf(KEPT));
    rolling.setMaxHistory(DAYS_KEPT);
    rolling.start();
    file.setRollingPolicy(rolling);
    attach(context, file, LINE_WITH_TRACE);
    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.toLevel(level, Level.INFO));
    quiet(context, "org.quartz", "com.zaxxer.hikari");
  }

  /// Libraries that tell their life story at INFO.
  private static void quiet(LoggerContext context, String... loggers) {
    for (var name : loggers) {
      context.getLogger(name).setLevel(Level.WARN);
    }
  }

  private static void attach(
      LoggerContext context, OutputStreamAppender<ILoggingEvent> appender, String line) {
    var encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(line);
    encoder.start();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(appender);
  }
}
