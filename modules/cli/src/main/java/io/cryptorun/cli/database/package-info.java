/// Commands of the database: the embedded server's life, its address for psql, its schema, and a
/// question in SQL for machines without psql. An external database, named by
/// `CRYPTORUN_DATABASE_URL`, is never started or stopped, and migrated only when asked.
@NullMarked
package io.cryptorun.cli.database;

import org.jspecify.annotations.NullMarked;
