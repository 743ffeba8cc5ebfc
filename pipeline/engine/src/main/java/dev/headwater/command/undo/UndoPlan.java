package dev.headwater.command.undo;

import dev.headwater.command.live.Foresight.Evidence;
import dev.headwater.command.live.LiveMigrations.Place;
import java.util.List;

/**
 * The migrations that will be taken back in a real database.
 *
 * @param repeatables the names of repeatable migrations that count as taken back, too, because they
 *     need what goes
 * @param evidence where the scripts ran before
 */
public record UndoPlan(
    Place place,
    Range range,
    List<PlannedUndo> scripts,
    List<String> repeatables,
    Losses losses,
    Evidence evidence) {

  public UndoPlan {
    scripts = List.copyOf(scripts);
    repeatables = List.copyOf(repeatables);
  }

  /**
   * Data that goes.
   *
   * @param objects of tables and columns that go, where they have rows
   * @param statements that delete rows, each with its place
   */
  public record Losses(List<LostData> objects, List<String> statements) {

    public Losses {
      objects = List.copyOf(objects);
      statements = List.copyOf(statements);
    }
  }

  /**
   * Two versions; {@code 0} is before the first migration.
   *
   * @param from the version that the database has
   * @param to the version that it will have
   */
  public record Range(String from, String to) {}

  /**
   * An undo script.
   *
   * @param outsideTransaction whether a failure leaves a part of it behind
   */
  public record PlannedUndo(String version, String fileName, boolean outsideTransaction) {}

  /**
   * Data that goes with an object.
   *
   * @param table that loses it, as SQL names it
   * @param object such as {@code column public.users.mail}
   * @param words such as {@code its values are lost}
   * @param rows how many rows of the real table are concerned; {@link #MANY} for more
   */
  public record LostData(String table, String object, String words, long rows) {

    /** Nobody counts the rows of a large table while others wait. */
    public static final long MANY = 1000;

    /** As the user reads it. */
    @Override
    public String toString() {
      String counted =
          rows > MANY ? "more than " + MANY + " rows" : rows == 1 ? "1 row" : rows + " rows";
      return object + ": " + words + " (" + counted + ")";
    }
  }
}
