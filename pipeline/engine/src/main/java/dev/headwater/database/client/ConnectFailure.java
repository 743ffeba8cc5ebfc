package dev.headwater.database.client;

import dev.headwater.problem.Problem;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Why there is no connection to a server. */
public enum ConnectFailure {
  NO_PASSWORD("server-login", "the server wants a password, and there is none"),
  NO_HOST("server-unreachable", "the server cannot be reached: there is no host of this name"),
  REFUSED("server-unreachable", "the server cannot be reached: nothing accepts connections there"),
  SILENT("server-unreachable", "the server cannot be reached: it does not answer in time"),
  NOT_ENCRYPTED("server-ssl", "no encrypted connection to the server"),
  NOT_POSTGRES("server-protocol", "the program at this address is not PostgreSQL"),
  /** The server itself says why. */
  SAID("server", "");

  private final String code;
  private final String message;

  ConnectFailure(String code, String message) {
    this.code = code;
    this.message = message;
  }

  /**
   * @param password that the client has
   */
  public static ConnectFailure of(SQLException e, Password password) {
    String state = String.valueOf(e.getSQLState());
    if (password.value().isEmpty()
        && state.equals("08004")
        && !DriverMessage.words(e).contains("SSL")) {
      return NO_PASSWORD;
    }
    if (state.equals("08P01")) {
      return NOT_POSTGRES;
    }
    if (isBecauseOf(e, UnknownHostException.class)) {
      return NO_HOST;
    }
    if (isBecauseOf(e, ConnectException.class) || isBecauseOf(e, NoRouteToHostException.class)) {
      return REFUSED;
    }
    if (isBecauseOf(e, SocketTimeoutException.class)
        || (state.equals("08001") && e.getCause() == null)) {
      return SILENT;
    }
    if (isBecauseOf(e, SSLException.class) || DriverMessage.words(e).contains("SSL")) {
      return NOT_ENCRYPTED;
    }
    return state.startsWith("08") ? NOT_POSTGRES : SAID;
  }

  /** The problem without its fix. */
  public Problem problem(SQLException e) {
    return switch (this) {
      case NO_PASSWORD -> Problem.of(code, message);
      case SAID ->
          Problem.of(e.getSQLState() == null ? code : e.getSQLState(), DriverMessage.words(e));
      default -> Problem.of(code, message).withDetail("why", DriverMessage.withCause(e));
    };
  }

  private static boolean isBecauseOf(Throwable e, Class<? extends Throwable> type) {
    return Stream.iterate(e, t -> t != null, Throwable::getCause).anyMatch(type::isInstance);
  }
}
