package dev.headwater.cases.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.command.check.CheckRequest.Depth;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words of a check about the undo scripts of new migrations. */
final class UndoProofTest {

  private static final String MIGRATIONS = "src/main/resources/db/migration/";

  @TempDir private Path folder;

  @Test
  void waysBackOfNewMigrationsAreProvenWithRows() throws Exception {
    CheckProject shop = withBranch();
    shop.file(
        MIGRATIONS + "V2__book.sql",
        "create table book (id int, author bigint references author);");
    shop.file(MIGRATIONS + "U2__book.sql", "drop table book;");
    shop.file(MIGRATIONS + "V3__name.sql", "alter table author add born date;");
    shop.file(MIGRATIONS + "U3__name.sql", "-- to come");
    shop.file(MIGRATIONS + "U30__name.sql", "alter table author drop born;");
    shop.generate();
    assertThat(shop.against("main", Depth.FULL).text())
        .contains(
            """
            undo: proven: U2__book.sql brings the old schema back, and its migration runs again; 2 tables had rows
            undo:   loses data: table public.book: its rows are lost
            undo: without an undo script: V3
            undo: undo scripts of no migration: U30__name.sql""");
  }

  @Test
  void wrongScriptsAreShownWithTheDifference() throws Exception {
    CheckProject shop = withBranch();
    shop.file(MIGRATIONS + "V2__born.sql", "alter table author add born date, add died date;");
    shop.file(MIGRATIONS + "U2__born.sql", "alter table author drop born;");
    shop.file(MIGRATIONS + "V3__wrong.sql", "create table wrong (id int);");
    shop.file(MIGRATIONS + "U3__wrong.sql", "drop table\n  wrongs;");
    shop.generate();
    assertThat(shop.against("main", Depth.FULL).text())
        .isEqualTo(
            """
            src/main/resources/db/migration/U2__born.sql: error[undo-unfaithful]: the schema after the undo script is not the one before its migration
              there: from what should be to what is
                  table public.author
                  + column died  date
              fix: correct the undo script

            src/main/resources/db/migration/U3__wrong.sql:1:1: error[42P01]: table "wrongs" does not exist
                1 | drop table
                  | ^
              when: the undo script ran after its migration""");
    assertThat(shop.outcomeFile()).contains("\"undo\":[{\"file\":", "undo-unfaithful");
  }

  @Test
  void rowsThatTheMigrationDoesNotTakeAreSaid() throws Exception {
    CheckProject shop = withBranch();
    shop.file(MIGRATIONS + "V2__book.sql", "create table book (id int, pages text);");
    shop.file(MIGRATIONS + "U2__book.sql", "drop table book;");
    shop.file(MIGRATIONS + "V3__isbn.sql", "alter table book add isbn text not null;");
    shop.file(MIGRATIONS + "U3__isbn.sql", "alter table book drop isbn;");
    shop.file(
        MIGRATIONS + "V4__born.sql",
        "alter table book add born int; update author set name = name::int;");
    shop.file(MIGRATIONS + "U4__born.sql", "alter table book drop born;");
    shop.generate();
    assertThat(shop.against("main", Depth.FULL).text())
        .contains(
            """
            undo: proven: U3__isbn.sql brings the old schema back, and its migration runs again; 1 table had a row
            undo:   loses data: column public.book.isbn: its values are lost
            undo:   tried without rows in public.book, because with them the migration fails: column "isbn" of relation "book" contains null values
            undo: proven: U4__born.sql brings the old schema back, and its migration runs again; 0 tables had rows
            undo:   loses data: column public.book.born: its values are lost
            undo:   tried without rows, because with them the migration fails: invalid input syntax for type integer: "name 1\"""");
  }

  @Test
  @Tag("thorough")
  void migrationMustRunAgain() throws Exception {
    CheckProject shop = withBranch();
    shop.file(
        MIGRATIONS + "V2__kept.sql",
        "create table if not exists kept (id int); insert into author (name) values ('once');");
    shop.file(MIGRATIONS + "U2__kept.sql", "drop table kept;");
    shop.file(
        MIGRATIONS + "V3__once.sql",
        "insert into author (id, name) overriding system value values (7, 'x');");
    shop.file(MIGRATIONS + "U3__once.sql", "select 1;");
    shop.generate();
    assertThat(shop.against("main", Depth.FULL).text())
        .contains(
            "V3__once.sql:1:1: error[23505]: duplicate key value",
            "  when: the migration ran again after its undo script");
  }

  private CheckProject withBranch() throws IOException, InterruptedException {
    CheckProject shop = CheckProject.in(folder);
    shop.file(".gitignore", "target\n");
    shop.git("init", "-q", "-b", "main");
    shop.git("add", "-A");
    shop.git("commit", "-q", "-m", "first");
    shop.git("checkout", "-q", "-b", "work");
    return shop;
  }
}
