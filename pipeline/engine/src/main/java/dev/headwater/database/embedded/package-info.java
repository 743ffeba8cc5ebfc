/** The provider that needs nothing installed: PostgreSQL's binaries come through Maven. */
package dev.headwater.database.embedded;
