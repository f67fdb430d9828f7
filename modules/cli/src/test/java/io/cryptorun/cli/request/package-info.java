/// What operators are told of their requests.
@NullMarked
package io.cryptorun.cli.request;

import org.jspecify.annotations.NullMarked;
