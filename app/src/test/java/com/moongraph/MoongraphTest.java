package com.moongraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.junit.MigratedDatabase;
import dev.headwater.junit.Per;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

/** The application refuses a database that its classes do not fit. */
@MigratedDatabase(per = Per.METHOD)
class MoongraphTest {

  @Test
  void startsOnAMigratedDatabase(DataSource database) {
    assertThat(Moongraph.start(database).users().fetchByAuth0Id("auth0|nobody")).isEmpty();
  }

  @Test
  void startsOnADatabaseThatIsNewer(DataSource database, DSLContext sql) {
    sql.execute("alter table users add column shoe_size int");
    sql.execute(
        "insert into flyway_schema_history select 1000, '45', 'x', 'SQL', 'V45__x.sql', 1, 'me',"
            + " now(), 1, true");
    assertThat(Moongraph.start(database)).isNotNull();
  }

  @Test
  void namesTheVersionOfADatabaseThatIsOlder(DataSource database, DSLContext sql) {
    sql.execute(
        "insert into flyway_schema_history select 1000, '44', 'x', 'DELETE', 'V44__x.sql', 1, 'me',"
            + " now(), 1, true");
    assertThatThrownBy(() -> Moongraph.start(database))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "The database %s does not fit this application: it is at version 43, and the"
                + " application was built for version 44. Apply the migrations first.",
            name(sql));
  }

  @Test
  void namesWhatADatabaseLacks(DataSource database, DSLContext sql) {
    sql.execute("alter table users drop column avatar_url");
    sql.execute("alter table apps alter name drop not null");
    sql.execute("alter table apps alter token_version type bigint");
    sql.execute("drop table user_limits cascade");
    assertThatThrownBy(() -> Moongraph.start(database))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "The database %s does not fit this application: it lacks NOT NULL on apps.name, the type"
                + " integer of apps.token_version, which is bigint, the table user_limits, the"
                + " column users.avatar_url. It is at version 44. The application was built for"
                + " version 44.",
            name(sql));
  }

  @Test
  void looksAtTheTablesWhereTheHistoryMayNotBeRead(DataSource database, DSLContext sql) {
    sql.execute("alter table flyway_schema_history rename to hidden");
    assertThat(Moongraph.start(database)).isNotNull();
    sql.execute("alter type folder_visibility rename to seen_by");
    assertThatThrownBy(() -> Moongraph.start(database))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "The database %s does not fit this application: it lacks the type"
                + " public.folder_visibility of folders.visibility, which is public.seen_by.",
            name(sql));
  }

  private static String name(DSLContext sql) {
    return sql.fetchValue("select current_database()").toString();
  }
}
