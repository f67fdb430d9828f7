package io.cryptorun.venues;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.market.OrderBook;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// That a figure of an aggregator cannot stand in for a venue's own order book: the compiler says
/// so, and no source names one.
class NoAggregatorsTest {
  private static final List<String> BANNED =
      List.of(
          "dexscreener",
          "coingecko",
          "coinmarketcap",
          "coinpaprika",
          "defillama",
          "nomics",
          "messari",
          "cryptocompare",
          "coinapi",
          "coinlayer",
          "moralis",
          "etherscan");

  @TempDir Path output;

  @Test
  void aSecondKindOfBook_doesNotCompile() throws Exception {
    var errors =
        compile("Blend", "abstract class Blend implements io.cryptorun.domain.market.OrderBook {}");

    assertThat(errors).contains("not allowed to extend sealed class").contains("OrderBook");
  }

  @Test
  void aFifthVenue_doesNotCompile() throws Exception {
    var errors =
        compile(
            "Fifth",
            """
            class Fifth {
              io.cryptorun.domain.market.Venue any = io.cryptorun.domain.market.Venue.COINGECKO;
            }
            """);

    assertThat(errors).contains("cannot find symbol").contains("COINGECKO");
  }

  @Test
  void aBookMadePastTheFactory_doesNotCompile() throws Exception {
    var errors =
        compile(
            "Forged",
            """
            class Forged {
              Object book = new io.cryptorun.domain.market.VenueOrderBook(
                  null, null, null, null, null, null, null);
            }
            """);

    assertThat(errors).contains("not public");
  }

  @Test
  void theFourVenues_doCompile() throws Exception {
    var errors =
        compile("Fine", "class Fine { Object venue = io.cryptorun.domain.market.Venue.KRAKEN; }");

    assertThat(errors).isEmpty();
  }

  @Test
  void noSource_namesAnAggregator() throws Exception {
    var modules = Path.of("").toAbsolutePath().getParent();
    try (Stream<Path> folders = Files.list(modules)) {
      var sources =
          folders
              .map(module -> module.resolve("src/main"))
              .filter(Files::isDirectory)
              .flatMap(NoAggregatorsTest::javaFiles)
              .toList();

      assertThat(sources).hasSizeGreaterThan(20);
      assertThat(sources).allSatisfy(NoAggregatorsTest::namesNone);
    }
  }

  /// Of a folder in which no build is at work.
  private static Stream<Path> javaFiles(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void namesNone(Path source) throws IOException {
    assertThat(Files.readString(source).toLowerCase(Locale.ROOT)).doesNotContain(BANNED);
  }

  private String compile(String name, String source) throws Exception {
    var domain =
        Path.of(OrderBook.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    var errors = new StringWriter();
    var _ =
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                errors,
                null,
                null,
                List.of("-d", output.toString(), "-classpath", domain.toString(), "-proc:none"),
                null,
                List.of(new Source(name, source)))
            .call();
    return errors.toString();
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
