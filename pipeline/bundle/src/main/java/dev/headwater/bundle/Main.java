package dev.headwater.bundle;

import java.util.List;

/** The program that {@code java -jar …-migrations.jar} runs. */
public final class Main {

  private Main() {}

  /** Ends the JVM with an {@link ExitCode}. */
  public static void main(String[] arguments) {
    System.exit(new CommandLineOfBundle(System.getenv()).run(List.of(arguments)));
  }
}
