package io.cryptorun.cli.output;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an answer is to be laid out.
///
/// @param columns names of those to show, in order; empty for the usual ones
/// @param headers whether tables and CSV begin with the names of their columns
/// @param width of the terminal; null when nothing may be cut
public record Layout(
    OutputFormat format,
    List<String> columns,
    boolean headers,
    Times times,
    @Nullable Integer width) {

  public Layout {
    columns = List.copyOf(columns);
  }
}
