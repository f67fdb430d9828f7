package io.cryptorun.simulator.tape;

import io.cryptorun.simulator.config.SimulatorConfigException;
import io.cryptorun.simulator.market.Figure;
import io.cryptorun.simulator.market.Fingerprint;
import io.cryptorun.simulator.market.Listing;
import io.cryptorun.simulator.market.Market;
import io.cryptorun.simulator.market.Series;
import io.cryptorun.simulator.market.SpotVenue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The recorded market of a folder, moved forward by whole days.
public final class Tape implements Market {
  private static final long DAY_MILLIS = TapeFile.DAY * 1000;

  private final Path folder;
  private final TapeScan scan;
  private final long movedDays;
  private final Map<TapeFile, PackedBars> loaded = new ConcurrentHashMap<>();
  private final Map<TapeSeries, Series> series = new ConcurrentHashMap<>();
  private final Map<SpotVenue, Listed> listed = new ConcurrentHashMap<>();

  private Tape(Path folder, TapeScan scan, long movedDays) {
    this.folder = folder;
    this.scan = scan;
    this.movedDays = movedDays;
  }

  /// Reads a folder's recording as it is.
  public static Tape of(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new SimulatorConfigException("data folder " + folder + " does not exist");
    }
    return new Tape(folder, TapeScan.of(folder), 0);
  }

  /// The same recording with the day of `from` falling on the day of `now` (or the day before it,
  /// where `from` is later in its day): whole days, so that hours and midnights stay where they
  /// are.
  public Tape moved(Instant from, Instant now) {
    long days = Math.floorDiv(now.getEpochSecond() - from.getEpochSecond(), TapeFile.DAY);
    return new Tape(folder, scan, days);
  }

  /// Fails where no hourly candles hold an instant of this (moved) recording.
  public void requireCoverage(Instant instant) {
    long second = recorded(instant.getEpochSecond());
    if (covering(second).stream().noneMatch(TapeFile::hourly)) {
      throw new SimulatorConfigException(
          "data folder %s has no hourly candles at %s; it has %s"
              .formatted(folder, Instant.ofEpochSecond(second), TapePeriods.of(scan.files())));
    }
  }

  @Override
  public String fingerprint() {
    return movedDays == 0 ? scan.sha256() : movedFingerprint();
  }

  /// Moved, the same hour holds other prices: what a reader stored of one move must not be taken
  /// for the other.
  private String movedFingerprint() {
    return new Fingerprint().add(scan.sha256()).add(" moved " + movedDays).hex();
  }

  @Override
  public String description() {
    return "recorded " + folder + (movedDays == 0 ? "" : " moved by " + movedDays + " days");
  }

  @Override
  public List<Listing> listings(SpotVenue venue, long second) {
    long hour = Math.floorDiv(second, TapeFile.HOUR);
    var cached = listed.get(venue);
    if (cached == null || cached.hour() != hour) {
      var covering = covering(recorded(second));
      cached = new Listed(hour, new TapeListings(covering, this::bars, movedDays).of(venue));
      listed.put(venue, cached);
    }
    return cached.listings();
  }

  @Override
  public @Nullable Series recorded(Figure figure, SpotVenue venue, String base, long second) {
    long recorded = recorded(second);
    for (var file : scan.series()) {
      if (file.figure() == figure && file.isOf(venue, base) && file.covers(recorded)) {
        return series.computeIfAbsent(file, any -> any.read().moved(movedDays * DAY_MILLIS));
      }
    }
    return null;
  }

  private PackedBars bars(TapeFile file) {
    return loaded.computeIfAbsent(file, TapeRows::read);
  }

  private List<TapeFile> covering(long second) {
    return scan.files().stream().filter(file -> file.covers(second)).toList();
  }

  private long recorded(long second) {
    return second - movedDays * TapeFile.DAY;
  }

  private record Listed(long hour, List<Listing> listings) {}
}
