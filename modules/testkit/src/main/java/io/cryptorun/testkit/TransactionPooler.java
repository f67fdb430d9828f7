package io.cryptorun.testkit;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A connection pooler in front of a PostgreSQL on the loopback address, which gives each client
/// the session that became free last, for one transaction at a time. Every client logs in with the
/// server itself; from then on its session is everybody's. It speaks the protocol in lockstep: what
/// a client sends up to its next synchronisation is answered before anything else is read.
public final class TransactionPooler implements AutoCloseable {

  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final int SSL_REQUEST = 80877103;
  private static final int GSS_REQUEST = 80877104;
  private static final int AUTHENTICATED = 0;
  private static final int SASL_FINAL = 12;

  private final int server;
  private final ServerSocket entrance;
  private final Deque<Wire> free = new ArrayDeque<>();
  private final Set<Wire> open = ConcurrentHashMap.newKeySet();

  private TransactionPooler(int server, ServerSocket entrance) {
    this.server = server;
    this.entrance = entrance;
  }

  /// A pooler in front of the server on that port of this machine.
  public static TransactionPooler to(int port) {
    try {
      var pooler = new TransactionPooler(port, new ServerSocket(0, 50, LOOPBACK));
      Thread.ofVirtual().name("pooler").start(pooler::acceptAll);
      return pooler;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The port to connect to instead of the server's.
  public int port() {
    return entrance.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    for (var wire : open) {
      wire.socket().close();
    }
  }

  private void acceptAll() {
    while (!entrance.isClosed()) {
      try {
        var client = wire(entrance.accept());
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException closed) {
        // The entrance is closed, or the client is gone already.
      }
    }
  }

  private void serve(Wire client) {
    try (var _ = client.socket()) {
      logIn(client);
      while (transaction(client)) {
        // one after another, until the client says goodbye
      }
    } catch (IOException ended) {
      // The client is gone; its last session is lost with it.
    }
  }

  private void logIn(Wire client) throws IOException {
    var session = wire(new Socket(LOOPBACK, server));
    session.out().write(startup(client));
    var message = relay(session, client);
    while (message.type() != 'Z') {
      message = relay(session, client);
    }
    put(session); // before the client hears of it: what it asks next may be asked of any session
    message.to(client);
  }

  /// The first message has no type; encryption is declined.
  private static byte[] startup(Wire client) throws IOException {
    while (true) {
      int length = client.in().readInt();
      var body = new byte[length - Integer.BYTES];
      client.in().readFully(body);
      int code = ByteBuffer.wrap(body).getInt();
      if (code != SSL_REQUEST && code != GSS_REQUEST) {
        return ByteBuffer.allocate(length).putInt(length).put(body).array();
      }
      client.out().write('N');
    }
  }

  /// @return false when the client has said goodbye
  private boolean transaction(Wire client) throws IOException {
    var first = Message.from(client);
    if (first.type() == 'X') {
      return false;
    }
    var session = take();
    for (var message = first; ; message = Message.from(client)) {
      message.to(session);
      if (message.type() == 'Q' || message.type() == 'S') {
        var end = answered(session, client);
        boolean over = end.body().get(0) == 'I';
        if (over) {
          put(session); // before the client hears of it, as after the login
        }
        end.to(client);
        if (over) {
          return true;
        }
      }
    }
  }

  /// Hands on everything up to the end of the answer.
  ///
  /// @return that end, not handed on yet; its body is `I` where no transaction is open after it
  private static Message answered(Wire session, Wire client) throws IOException {
    while (true) {
      var message = Message.from(session);
      if (message.type() == 'Z') {
        return message;
      }
      message.to(client);
    }
  }

  /// One message of the login, and the client's reply where the server asks for one; the last, `Z`,
  /// is not handed on yet.
  private static Message relay(Wire session, Wire client) throws IOException {
    var message = Message.from(session);
    if (message.type() == 'Z') {
      return message;
    }
    message.to(client);
    if (message.type() == 'E') {
      throw new IOException("the server refused the login");
    }
    if (message.type() == 'R') {
      int request = message.body().getInt(0);
      if (request != AUTHENTICATED && request != SASL_FINAL) {
        Message.from(client).to(session);
      }
    }
    return message;
  }

  private synchronized void put(Wire session) {
    free.push(session);
  }

  private synchronized Wire take() throws IOException {
    var session = free.poll();
    if (session == null) {
      throw new IOException("no session is free");
    }
    return session;
  }

  private Wire wire(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    var wire =
        new Wire(
            socket,
            new DataInputStream(socket.getInputStream()),
            new DataOutputStream(socket.getOutputStream()));
    open.add(wire);
    return wire;
  }

  private record Wire(Socket socket, DataInputStream in, DataOutputStream out) {}

  private record Message(char type, ByteBuffer body) {

    static Message from(Wire wire) throws IOException {
      char type = (char) wire.in().readUnsignedByte();
      var body = new byte[wire.in().readInt() - Integer.BYTES];
      wire.in().readFully(body);
      return new Message(type, ByteBuffer.wrap(body));
    }

    void to(Wire wire) throws IOException {
      var text = ByteBuffer.allocate(1 + Integer.BYTES + body.capacity());
      text.put((byte) type).putInt(body.capacity() + Integer.BYTES).put(body.duplicate());
      wire.out().write(text.array());
      wire.out().flush();
    }
  }
}
