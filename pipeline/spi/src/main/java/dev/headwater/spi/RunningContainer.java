package dev.headwater.spi;

/** A container that was started. None of these methods throws when Docker has gone. */
public interface RunningContainer {

  /** Its name, without a slash in front. */
  String name();

  /** Where its port is published. */
  String host();

  /** The published port. */
  int port();

  boolean isRunning();

  /** The end of what it wrote; what went wrong when that cannot be read. */
  String log();
}
