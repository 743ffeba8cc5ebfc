package dev.headwater.command.site;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.problem.ProblemException;
import java.nio.file.Path;

/**
 * A site to make.
 *
 * @param database for a throwaway database at the migrations as they are
 * @param place where it goes, and what it is called
 * @param extras what else the user wants
 */
public record SiteRequest(GenerateRequest database, Place place, SiteExtras extras) {

  /**
   * @param title what the site is called, such as the name of the project
   * @param folder for the pages; nothing else may lie in it
   */
  public record Place(String title, Path folder) {}

  /**
   * The words of a user.
   *
   * @throws ProblemException when one of them means nothing
   */
  public static SiteRequest of(GenerateRequest database, Place place, SiteWords words) {
    return new SiteRequest(database, place, SiteExtras.of(words, database.root()));
  }
}
