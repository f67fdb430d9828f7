/// The published JSON Schemas, as they lie in the program: those of the two configuration files and
/// of the artifacts word for word, those of the answers made from one short list of fields, so that
/// an answer's schema is a few words and not a page.
@NullMarked
package io.cryptorun.cli.schema;

import org.jspecify.annotations.NullMarked;
