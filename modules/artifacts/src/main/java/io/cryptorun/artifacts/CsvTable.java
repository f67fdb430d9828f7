package io.cryptorun.artifacts;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The one way CSV artifacts are laid out: a header, `\n` after every record, UTF-8 without a mark,
/// quotes only where a field needs them, an empty field for a missing figure.
record CsvTable(List<String> header, List<List<String>> rows) {

  static final String MEDIA_TYPE = "text/csv";

  void writeTo(OutputStream out) throws IOException {
    var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
    csv.writeRecord(header);
    rows.forEach(csv::writeRecord);
    csv.flush();
  }

  /// A figure rounded half up as a person would who reads it: from the shortest decimal that names
  /// the double (78.25 becomes 78.3), not from its binary expansion.
  static String rounded(double figure, int decimals) {
    return Double.isFinite(figure)
        ? BigDecimal.valueOf(figure).setScale(decimals, RoundingMode.HALF_UP).toPlainString()
        : "";
  }
}
