package dev.headwater.cases.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A network between a bundle and its server that can be cut. */
final class Forwarder implements AutoCloseable {

  private final int target;
  private final int port;
  private final List<Socket> open = new ArrayList<>();
  private ServerSocket listening;

  /** It does not listen yet. */
  Forwarder(int target) throws IOException {
    this.target = target;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = free.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  synchronized void up() throws IOException {
    ServerSocket server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    listening = server;
    daemon(
        () -> {
          while (true) {
            Socket here = server.accept();
            Socket there = new Socket(InetAddress.getLoopbackAddress(), target);
            remember(here, there);
            daemon(() -> copy(here, there));
            daemon(() -> copy(there, here));
          }
        });
  }

  private synchronized void remember(Socket... sockets) {
    open.addAll(List.of(sockets));
  }

  private static void copy(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[8192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        out.flush();
      }
    }
  }

  /** Ends all connections, and takes no other. */
  synchronized void cut() throws IOException {
    listening.close();
    for (Socket socket : open) {
      socket.close();
    }
    open.clear();
  }

  @Override
  public void close() throws IOException {
    if (listening != null) {
      cut();
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void daemon(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException cut) {
                return;
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
