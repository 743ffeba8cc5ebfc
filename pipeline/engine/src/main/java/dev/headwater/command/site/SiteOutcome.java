package dev.headwater.command.site;

import dev.headwater.codegen.GenerateOutcome.Classes;

/**
 * A site that was made.
 *
 * @param tables how many tables and views it shows
 * @param files how many files were written, stayed, and went
 */
public record SiteOutcome(int tables, Classes files) {}
