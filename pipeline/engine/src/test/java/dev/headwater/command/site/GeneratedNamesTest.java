package dev.headwater.command.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Fact.Place;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names in classes as jOOQ writes them. */
final class GeneratedNamesTest {

  private static final Id TABLE = new Id(Kind.TABLE, "public", "\"Odd users\"");
  private static final Id COLUMN = new Id(Kind.COLUMN, TABLE.qualified(), "\"E \"\"mail\"");

  @TempDir private Path folder;

  @Test
  void tablesColumnsAndAccessorsAreFound() throws Exception {
    Files.writeString(
        folder.resolve("OddUsers.java"),
        """
        package com.example.db.tables;

        public class OddUsers extends TableImpl<OddUsersRecord> {

            /**
             * The reference instance of <code>public.Odd users</code>
             */
            public static final OddUsers ODD_USERS = new OddUsers();

            public final TableField<OddUsersRecord, String> E__MAIL = createField(DSL.name("E \\"mail"), SQLDataType.CLOB, this, "");
        }
        """);
    Files.writeString(
        folder.resolve("OddUsersRecord.java"),
        """
        package com.example.db.tables.records;

        public class OddUsersRecord extends TableRecordImpl<OddUsersRecord> {

            /**
             * Setter for <code>public.Odd users.E "mail</code>. A comment
             * that goes on.
             */
            public void setE__mail(String value) {
                set(0, value);
            }

            /**
             * Getter for <code>public.Odd users.E "mail</code>.
             */
            @Nullable
            public String getE__mail() {
                return (String) get(0);
            }
        }
        """);
    JavaNames names = GeneratedNames.in(folder, catalog());
    assertThat(names.shown())
        .isEqualTo(Map.of(TABLE, "com.example.db.tables.OddUsers", COLUMN, "ODD_USERS.E__MAIL"));
    assertThat(names.tables()).isEqualTo(Map.of("com.example.db.tables.OddUsers", TABLE));
    assertThat(names.members())
        .isEqualTo(
            Map.of(
                "com.example.db.tables.OddUsers.E__MAIL", COLUMN,
                "com.example.db.tables.records.OddUsersRecord.setE__mail", COLUMN,
                "com.example.db.tables.records.OddUsersRecord.getE__mail", COLUMN));
    assertThat(GeneratedNames.in(folder.resolve("none"), catalog()).shown()).isEmpty();
  }

  private static Catalog catalog() {
    return new Catalog(180006, List.of(fact(TABLE, null), fact(COLUMN, TABLE)), Map.of());
  }

  private static Fact fact(Id id, Id parent) {
    return new Fact(
        id, Optional.ofNullable(parent), new TreeMap<>(), new TreeSet<>(), new Place(0, 0, 0));
  }
}
