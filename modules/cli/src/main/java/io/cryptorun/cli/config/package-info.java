/// Commands about the configuration files and the applied configuration. They need no node, and
/// most of them no database.
@NullMarked
package io.cryptorun.cli.config;

import org.jspecify.annotations.NullMarked;
