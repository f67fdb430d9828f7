package io.cryptorun.domain.scan;

import io.cryptorun.domain.universe.Group;
import io.cryptorun.domain.universe.Selection;
import io.cryptorun.domain.universe.UniverseSnapshot;

/// The universe a run used, the part of it the job looks at, and what was taken from it.
public record ScanUniverse(Group group, UniverseSnapshot snapshot, Selection selection) {}
