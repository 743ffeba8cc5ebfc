package dev.headwater.command.init;

import dev.headwater.spi.PomTool.Addition;
import java.nio.file.Path;

/**
 * A project that begins to use Headwater.
 *
 * @param root the folder from which messages show paths
 * @param pom the POM of the module that uses the database
 * @param addition the dependencies and plugins that the module lacks
 * @param migrations the folder of migrations
 * @param begins whether a first migration is wanted where there is none
 */
public record InitRequest(
    Path root, Path pom, Addition addition, Path migrations, boolean begins) {}
