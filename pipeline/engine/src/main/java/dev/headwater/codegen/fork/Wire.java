package dev.headwater.codegen.fork;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.StreamCorruptedException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Messages over a pair of pipes between two JVMs with the same classes. */
final class Wire implements Closeable {

  private static final int LONGEST_WORDS = 4096;

  private final Writer out;
  private final BufferedInputStream raw;
  private @Nullable Reader in;

  /** Sends nothing yet, because the other side may be gone already. */
  Wire(InputStream in, OutputStream out) throws IOException {
    this.out = new Writer(out);
    this.raw = new BufferedInputStream(in);
  }

  /** Any thread may send. */
  void send(Message message) throws IOException {
    synchronized (out) {
      out.writeObject(message);
      out.reset(); // or both sides would remember every message
      out.flush();
    }
  }

  /**
   * The next message.
   *
   * @throws IOException when the other side is gone
   * @throws StreamCorruptedException when something else came than a message: {@link #words}
   */
  Message read() throws IOException {
    if (in == null) {
      raw.mark(LONGEST_WORDS);
    }
    Reader reader = in == null ? new Reader(raw) : in; // a new one waits for the first bytes
    in = reader;
    try {
      return (Message) reader.readObject();
    } catch (ClassNotFoundException e) {
      throw new IOException(e);
    }
  }

  /** The text that came instead of a message; the other side must have ended. */
  String words() throws IOException {
    if (in == null) {
      raw.reset();
    }
    return new String(raw.readNBytes(LONGEST_WORDS), StandardCharsets.UTF_8).strip();
  }

  /** Tells the other side that this one is done. */
  @Override
  public void close() throws IOException {
    out.close();
  }

  /** A path or an optional, which Java does not serialise. */
  private record Boxed(boolean isPath, Object content) implements Serializable {

    static Object boxed(Object object) {
      if (object instanceof Path path) {
        return new Boxed(true, path.toString());
      }
      return object instanceof Optional<?> optional
          ? new Boxed(false, optional.isPresent() ? optional.get() : None.NONE)
          : object;
    }

    Object unboxed() {
      return isPath
          ? Path.of((String) content)
          : content == None.NONE ? Optional.empty() : Optional.of(content);
    }
  }

  private enum None {
    NONE
  }

  private static final class Writer extends ObjectOutputStream {

    Writer(OutputStream out) throws IOException {
      super(new BufferedOutputStream(out));
      enableReplaceObject(true);
    }

    @Override
    protected Object replaceObject(Object object) {
      return Boxed.boxed(object);
    }
  }

  private static final class Reader extends ObjectInputStream {

    Reader(InputStream in) throws IOException {
      super(in);
      enableResolveObject(true);
    }

    /** The default looks for the first loader on the stack, which Maven's launcher may be. */
    @Override
    protected Class<?> resolveClass(java.io.ObjectStreamClass description)
        throws IOException, ClassNotFoundException {
      return Class.forName(description.getName(), false, Wire.class.getClassLoader());
    }

    @Override
    protected Object resolveObject(Object object) {
      return object instanceof Boxed boxed ? boxed.unboxed() : object;
    }
  }
}
