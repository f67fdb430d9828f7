/// Commands of the schedule: what is planned, one run now or as of a past instant, a node, and how
/// all of it stands. Listing reads state only and calls no exchange, so it works while every venue
/// is down. What is not known yet is shown as not known.
@NullMarked
package io.cryptorun.cli.schedule;

import org.jspecify.annotations.NullMarked;
