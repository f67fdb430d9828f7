/// The layout of the house as executable rules. A rule that stops you says why it exists; if it
/// would need a third exemption, the layout is wrong and not the rule.
@NullMarked
package io.cryptorun.architecture;

import org.jspecify.annotations.NullMarked;
