/// Who may claim and publish. A node registers over one session of its own: that session holds the
/// node's advisory lock for as long as the process lives, and the server frees it the moment the
/// process is gone, so nobody needs a clock to see that a node has died. Each registration has a
/// new epoch; what was claimed under an older one can no longer be published.
@NullMarked
package io.cryptorun.ledger.node;

import org.jspecify.annotations.NullMarked;
