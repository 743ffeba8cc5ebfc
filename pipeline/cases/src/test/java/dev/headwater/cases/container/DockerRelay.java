package dev.headwater.cases.container;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The real Docker at another socket, where it can be stopped without stopping the real one. */
final class DockerRelay implements AutoCloseable {

  private static final UnixDomainSocketAddress DOCKER =
      UnixDomainSocketAddress.of("/var/run/docker.sock");

  private final Path socket;
  private final ServerSocketChannel server;
  private final List<SocketChannel> open = new CopyOnWriteArrayList<>();

  private DockerRelay(Path socket, ServerSocketChannel server) {
    this.socket = socket;
    this.server = server;
  }

  static DockerRelay at(Path socket) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    DockerRelay relay = new DockerRelay(socket, server);
    start(relay::serve);
    return relay;
  }

  private void serve() {
    try {
      while (true) {
        SocketChannel client = server.accept();
        SocketChannel docker = SocketChannel.open(DOCKER);
        open.addAll(List.of(client, docker));
        start(() -> pump(client, docker));
        start(() -> pump(docker, client));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private static void pump(SocketChannel from, SocketChannel to) {
    ByteBuffer buffer = ByteBuffer.allocate(65_536);
    try (from;
        to) {
      while (from.read(buffer.clear()) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
      }
    } catch (IOException e) {
      // closed on one side; the other one ends, too
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "docker-relay");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
    Files.delete(socket);
    for (SocketChannel channel : open) {
      channel.close();
    }
  }
}
