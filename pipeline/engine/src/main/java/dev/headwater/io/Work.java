package dev.headwater.io;

import java.io.IOException;

/** What is done, and may fail where files are read or written. */
public interface Work<T> {
  T run() throws IOException;
}
