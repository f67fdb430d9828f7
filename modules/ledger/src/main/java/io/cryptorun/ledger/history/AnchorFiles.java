package io.cryptorun.ledger.history;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The anchors of a machine, one file per ledger, replaced as a whole and flushed to the disk. All
/// nodes of a home share them: whoever writes last has seen no less than the others by more than a
/// moment. A file that cannot be read or written costs the comparison, not the node.
public final class AnchorFiles {

  private static final Logger LOG = LoggerFactory.getLogger(AnchorFiles.class);

  private static final String TITLE =
      "# What this machine has seen of a ledger: chain, position, hash.";
  private static final String EPOCH = "epoch";
  private static final Pattern TAB = Pattern.compile("\t");

  private final Path folder;

  /// @param folder made when the first anchor is written
  public AnchorFiles(Path folder) {
    this.folder = folder;
  }

  /// The anchor of a ledger; empty when there is none, or none that can be read.
  public Optional<Anchor> read(UUID ledger) {
    var file = file(ledger);
    try {
      return Optional.of(parsed(Files.readString(file)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException | RuntimeException unreadable) {
      LOG.warn("{} is not used, and written anew: {}", file, unreadable.toString());
      return Optional.empty();
    }
  }

  /// Replaces the anchor of a ledger.
  public void write(UUID ledger, Anchor anchor) {
    try {
      Files.createDirectories(folder);
      var fresh = Files.createTempFile(folder, ".", ".new");
      try {
        Files.writeString(fresh, text(anchor));
        try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
          channel.force(true);
        }
        Files.move(fresh, file(ledger), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException refusal) {
      LOG.warn("what was seen of the ledger is not kept in {}: {}", folder, refusal.toString());
    }
  }

  private Path file(UUID ledger) {
    return folder.resolve(ledger + ".anchor");
  }

  private static String text(Anchor anchor) {
    var text = new StringBuilder(TITLE).append('\n');
    text.append(EPOCH).append('\t').append(anchor.epoch()).append('\n');
    for (var head : anchor.heads()) {
      text.append(head.chain()).append('\t').append(head.position()).append('\t');
      text.append(head.hash()).append('\n');
    }
    return text.toString();
  }

  private static Anchor parsed(String text) {
    var lines = text.lines().filter(line -> !line.startsWith("#")).iterator();
    var first = TAB.split(lines.next(), -1);
    if (first.length != 2 || !first[0].equals(EPOCH)) {
      throw new IllegalArgumentException("it does not begin with the epoch");
    }
    var heads = new ArrayList<ChainHead>();
    lines.forEachRemaining(line -> {
      var part = TAB.split(line, -1);
      heads.add(new ChainHead(part[0], Long.parseLong(part[1]), part[2]));
    });
    return new Anchor(Long.parseLong(first[1]), heads);
  }
}
