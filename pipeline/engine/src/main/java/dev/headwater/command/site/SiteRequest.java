package dev.headwater.command.site;

import dev.headwater.codegen.GenerateRequest;
import java.nio.file.Path;

/**
 * A site to make.
 *
 * @param database for a throwaway database at the migrations as they are
 * @param title what the site is called, such as the name of the project
 * @param folder for the pages; nothing else may lie in it
 */
public record SiteRequest(GenerateRequest database, String title, Path folder) {}
