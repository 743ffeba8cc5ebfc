package dev.headwater.tool.testcontainers;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * Asks a Docker for its version, without Testcontainers and its Docker client: only to say more
 * plainly than they do why it cannot be used.
 *
 * @param answer what came back, or what went wrong; empty for a socket that does not exist
 */
record DockerProbe(URI address, State state, String answer) {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int LONGEST_ANSWER = 65_536;
  private static final byte[] REQUEST =
      "GET /version HTTP/1.0\r\nHost: docker\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  enum State {
    /** Its socket does not exist. */
    MISSING,
    /** Its socket is not for this user. */
    DENIED,
    /** Nobody listens. */
    REFUSED,
    /** Somebody listens and says nothing. */
    SILENT,
    /** Something answered. */
    ANSWERED,
    /** It could not be asked. */
    UNKNOWN
  }

  static DockerProbe of(URI address) {
    boolean local = address.getScheme().equals("unix") || address.getScheme().equals("npipe");
    if (local && !new File(address.getPath()).exists()) {
      return new DockerProbe(address, State.MISSING, "");
    }
    if (address.getScheme().equals("unix") && !Files.isWritable(Path.of(address.getPath()))) {
      return new DockerProbe(address, State.DENIED, "");
    }
    try {
      return new DockerProbe(
          address, State.ANSWERED, Deadline.within(PATIENCE, () -> ask(address)));
    } catch (TimeoutException e) {
      return new DockerProbe(address, State.SILENT, "");
    } catch (IllegalStateException e) {
      boolean refused = e.getCause() instanceof ConnectException;
      return new DockerProbe(
          address, refused ? State.REFUSED : State.UNKNOWN, String.valueOf(e.getCause()));
    }
  }

  private static String ask(URI address) throws IOException {
    if (address.getScheme().equals("unix")) {
      try (SocketChannel channel =
          SocketChannel.open(UnixDomainSocketAddress.of(address.getPath()))) {
        return ask(Channels.newOutputStream(channel), Channels.newInputStream(channel));
      }
    }
    if (address.getScheme().equals("npipe")) {
      throw new IOException("named pipes cannot be asked");
    }
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(address.getHost(), address.getPort()), (int) PATIENCE.toMillis());
      return ask(socket.getOutputStream(), socket.getInputStream());
    }
  }

  private static String ask(OutputStream out, InputStream in) throws IOException {
    out.write(REQUEST);
    out.flush();
    return new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
  }

  /** The first line of the answer, such as {@code HTTP/1.0 200 OK}. */
  String status() {
    return answer.lines().findFirst().orElse("an empty answer");
  }

  boolean isOk() {
    return status().matches("HTTP/\\S+ 200 .*");
  }

  /** The text after the headers. */
  String body() {
    int end = answer.indexOf("\r\n\r\n");
    return end < 0 ? "" : answer.substring(end).strip();
  }
}
