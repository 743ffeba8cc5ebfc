package dev.headwater.it.provider;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** Something that listens where a Docker should, and answers every request in one way. */
final class FakeDocker implements AutoCloseable {

  private final ServerSocketChannel server;

  private FakeDocker(ServerSocketChannel server) {
    this.server = server;
  }

  /**
   * @param answer from the first line of a request to a whole response; an empty one is never sent
   */
  static FakeDocker at(Path socket, UnaryOperator<String> answer) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    FakeDocker docker = new FakeDocker(server);
    Thread thread = new Thread(() -> docker.serve(answer), "fake-docker");
    thread.setDaemon(true);
    thread.start();
    return docker;
  }

  /** A response with a body of JSON. */
  static String response(String status, String json) {
    return "HTTP/1.1 "
        + status
        + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
        + json.length()
        + "\r\n\r\n"
        + json;
  }

  private void serve(UnaryOperator<String> answer) {
    while (server.isOpen()) {
      try {
        SocketChannel client = server.accept();
        String response = answer.apply(request(client));
        if (!response.isEmpty()) {
          client.write(ByteBuffer.wrap(response.getBytes(StandardCharsets.US_ASCII)));
          client.close();
        }
      } catch (IOException e) {
        // closed, here or there
      }
    }
  }

  private static String request(SocketChannel client) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(8192);
    client.read(buffer);
    return new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII)
        .lines()
        .findFirst()
        .orElse("");
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
