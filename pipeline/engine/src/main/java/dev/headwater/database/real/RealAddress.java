package dev.headwater.database.real;

/** Which real database is meant, and by which words its user can mend the choice. */
public sealed interface RealAddress {

  /** The words with which the user chose it. */
  String shown();

  /** How to correct the address. */
  String correctAddress();

  /** How to give the password. */
  String correctPassword();

  /**
   * A database with a name. It has its own credentials: variables and files of PostgreSQL's clients
   * do not count, because a shell may still have those of another database.
   *
   * @param url JDBC URL
   */
  record Named(String name, String url, Login login) implements RealAddress {

    @Override
    public String shown() {
      return element() + "<url>";
    }

    @Override
    public String correctAddress() {
      return "correct " + shown();
    }

    @Override
    public String correctPassword() {
      return "keep it in a <server> of settings.xml, and name the id of that: "
          + element()
          + "<serverId>…</serverId></"
          + name
          + "></databases>";
    }

    String element() {
      return "<databases><" + name + ">";
    }

    /** Without parameters of the URL, because a password may be one. */
    @Override
    public String toString() {
      return name;
    }
  }

  /** A database with a URL. */
  record Url(String url) implements RealAddress {

    @Override
    public String shown() {
      return "-Dheadwater.on";
    }

    @Override
    public String correctAddress() {
      return "correct " + shown();
    }

    @Override
    public String correctPassword() {
      return "give it in PGPASSWORD or .pgpass";
    }

    /** Without the URL, because a password may stand in it. */
    @Override
    public String toString() {
      return shown();
    }
  }

  /**
   * A database that PostgreSQL's {@code pg_service.conf} describes.
   *
   * @param elsewhere the name of the database where the service does not say it; else empty
   */
  record Service(String name, String elsewhere) implements RealAddress {

    public Service(String name) {
      this(name, "");
    }

    @Override
    public String shown() {
      return "service=" + name + (elsewhere.isEmpty() ? "" : "/" + elsewhere);
    }

    @Override
    public String correctAddress() {
      return "correct the service " + name + " in pg_service.conf";
    }

    @Override
    public String correctPassword() {
      return "give it in the service, .pgpass or PGPASSWORD";
    }

    @Override
    public String toString() {
      return shown();
    }
  }

  /**
   * A database that the environment of a deployment describes.
   *
   * @param url JDBC URL, in which a password may stand; empty where PostgreSQL's variables name the
   *     database
   */
  record Environment(String url, Login login) implements RealAddress {

    @Override
    public String shown() {
      return url.isEmpty() ? "the variables PGHOST, PGPORT and PGDATABASE" : "HEADWATER_URL";
    }

    @Override
    public String correctAddress() {
      return "correct " + shown();
    }

    @Override
    public String correctPassword() {
      return "give it in PGPASSWORD, .pgpass, HEADWATER_PASSWORD or HEADWATER_PASSWORD_FILE";
    }

    /** Without the URL, because a password may stand in it. */
    @Override
    public String toString() {
      return shown();
    }
  }

  /**
   * Credentials of a named database.
   *
   * @param username empty for the URL's
   * @param password empty when there is none
   */
  record Login(String username, String password) {

    /** Without the password. */
    @Override
    public String toString() {
      return username;
    }
  }
}
