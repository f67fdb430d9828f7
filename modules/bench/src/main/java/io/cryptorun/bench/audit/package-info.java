/// How long the questions of auditors take on a ledger of a million runs and ten million gate
/// decisions, which is made by SQL, and by which plans they are answered.
@NullMarked
package io.cryptorun.bench.audit;

import org.jspecify.annotations.NullMarked;
