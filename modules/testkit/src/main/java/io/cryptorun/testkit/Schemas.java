package io.cryptorun.testkit;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// The published formats of the artifacts, and what a document says against its own.
public final class Schemas {

  private Schemas() {}

  /// A file of `docs/schemas` of this repository, found upwards from the working directory.
  public static Path file(String name) {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs/schemas"))) {
      folder = Objects.requireNonNull(folder.getParent(), "no docs/schemas above this folder");
    }
    return folder.resolve("docs/schemas").resolve(name);
  }

  /// Every place where a document breaks its schema; empty when it keeps it.
  public static List<String> faults(String schemaFile, String document) throws IOException {
    return faultsBy(Files.readString(file(schemaFile)), document);
  }

  /// The same with the text of a schema.
  public static List<String> faultsBy(String schema, String document) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema)
        .validate(document, InputFormat.JSON)
        .stream()
        .map(Object::toString)
        .toList();
  }
}
