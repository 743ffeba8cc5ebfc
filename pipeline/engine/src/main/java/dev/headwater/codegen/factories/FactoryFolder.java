package dev.headwater.codegen.factories;

/** The files of the factories. */
public final class FactoryFolder {

  /** The first line of each file. */
  static final String HEADER =
      "// Written by Headwater from the migrations; the next build replaces an edited file.";

  private FactoryFolder() {}
}
