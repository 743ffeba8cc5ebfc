/** Databases as they were after some of their migrations, so that these need not run again. */
package dev.headwater.database.snapshots;
