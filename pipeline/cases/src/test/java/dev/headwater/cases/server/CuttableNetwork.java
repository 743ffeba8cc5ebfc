package dev.headwater.cases.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/** A network on loopback between a client and a server, which can be cut or frozen. */
final class CuttableNetwork implements AutoCloseable {

  private final ServerSocket entrance;
  private final int server;
  private final UnaryOperator<byte[]> fromServer;
  private final List<Socket> open = new ArrayList<>();
  private final CountDownLatch shut = new CountDownLatch(1);
  private boolean frozen;

  private CuttableNetwork(int server, UnaryOperator<byte[]> fromServer) throws IOException {
    this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.server = server;
    this.fromServer = fromServer;
  }

  static CuttableNetwork before(CompanyServer company) throws IOException {
    return before(company, bytes -> bytes);
  }

  /** One that changes what the server says. */
  static CuttableNetwork before(CompanyServer company, UnaryOperator<byte[]> fromServer)
      throws IOException {
    CuttableNetwork network =
        new CuttableNetwork(Integer.parseInt(company.place().replaceAll(".*:", "")), fromServer);
    background(network::accept);
    return network;
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port() + "/postgres";
  }

  int port() {
    return entrance.getLocalPort();
  }

  /** Ends every connection; new ones pass. */
  synchronized void drop() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
    open.clear();
  }

  /**
   * Ends every connection, and lets no new one in. Whoever waits in {@code accept} may take one
   * more while it is closed, so his end is awaited.
   */
  void cut() throws IOException {
    entrance.close();
    try {
      shut.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    drop();
  }

  /** Nothing arrives any more, and nothing is closed; new connections are taken. */
  synchronized void freeze() {
    frozen = true;
  }

  private synchronized boolean isFrozen() {
    return frozen;
  }

  private synchronized void opened(Socket socket) {
    open.add(socket);
  }

  private void accept() throws IOException {
    try {
      while (!entrance.isClosed()) {
        Socket client = entrance.accept();
        opened(client);
        if (!isFrozen()) {
          background(() -> connect(client));
        }
      }
    } finally {
      shut.countDown();
    }
  }

  private void connect(Socket client) throws IOException {
    try {
      Socket onward = new Socket(InetAddress.getLoopbackAddress(), server);
      opened(onward);
      background(() -> copy(new Direction(client, onward, bytes -> bytes)));
      background(() -> copy(new Direction(onward, client, fromServer)));
    } catch (IOException e) {
      client.close();
      throw e;
    }
  }

  private void copy(Direction direction) throws IOException {
    try (direction) {
      byte[] buffer = new byte[8192];
      InputStream in = direction.from().getInputStream();
      OutputStream out = direction.to().getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (!isFrozen()) {
          out.write(direction.change().apply(Arrays.copyOf(buffer, n)));
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    cut();
  }

  private record Direction(Socket from, Socket to, UnaryOperator<byte[]> change)
      implements AutoCloseable {

    @Override
    public void close() throws IOException {
      from.close();
      to.close();
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void background(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // An end was closed: that is what this network is for.
              }
            },
            "network");
    thread.setDaemon(true);
    thread.start();
  }
}
