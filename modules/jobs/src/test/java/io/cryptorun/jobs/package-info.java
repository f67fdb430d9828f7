/// The fenced run against a real ledger, and the node that the tests of the modules below stand on.
/// The jobs here do what a test needs of them and nothing else; the workflows themselves are tested
/// where they are wired to exchanges.
@NullMarked
package io.cryptorun.jobs;

import org.jspecify.annotations.NullMarked;
