/// Requests to the nodes: pause, resume, trigger, cancel, retry, drain, undrain, unstick. The
/// command line writes a row and waits for what a node makes of it; it changes nothing itself.
/// Where no node lives the row waits, and the operator is told so.
@NullMarked
package io.cryptorun.cli.request;

import org.jspecify.annotations.NullMarked;
