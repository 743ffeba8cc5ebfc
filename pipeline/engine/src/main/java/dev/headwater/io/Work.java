package dev.headwater.io;

import java.io.IOException;

/** Work that may fail to read or write a file. */
public interface Work<T> {
  T run() throws IOException;
}
