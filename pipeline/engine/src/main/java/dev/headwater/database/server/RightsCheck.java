package dev.headwater.database.server;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the login can change anything on a server but databases of its own. Migrations run with
 * its rights, and nobody can read from their text all that they do.
 */
record RightsCheck(ServerLogin login) {

  /** A few rights are enough to understand the problem. */
  private static final int SHOWN = 10;

  /**
   * Reads every role that the login is, or can become. Databases with Headwater's mark do not
   * count, nor those that Headwater is making, which let nobody in yet.
   */
  private static final String EXCESS =
      """
      with recursive mine as (
        select oid from pg_catalog.pg_roles where rolname in (session_user, current_user)
        union
        select m.roleid from pg_catalog.pg_auth_members m join mine on mine.oid = m.member),
      role as (select r.* from pg_catalog.pg_roles r join mine using (oid)),
      granted as (
        select r.rolname as member, g.rolname, m.admin_option
        from role r
        join pg_catalog.pg_auth_members m on m.member = r.oid
        join pg_catalog.pg_roles g on g.oid = m.roleid)
      select line from (
        select rolname || ' is a superuser' from role where rolsuper
        union
        select rolname || ' has CREATEROLE' from role where rolcreaterole
        union
        select member || ' is a member of ' || rolname from granted
        where rolname ~ '^pg_' and member !~ '^pg_'
        union
        select member || ' has ADMIN OPTION on ' || rolname from granted where admin_option
        union
        select r.rolname || ' owns the database ' || d.datname
        from role r
        join pg_catalog.pg_database d on d.datdba = r.oid
        where d.datname !~ '^headwater_'
          or d.datallowconn
             and coalesce(pg_catalog.shobj_description(d.oid, 'pg_database'), '')
                 !~ '^Headwater: ') as excess (line)
      order by line collate "C\"""";

  /**
   * @throws ProblemException when it can
   */
  void check(Connection connection) throws SQLException {
    List<String> rights = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(EXCESS)) {
      while (row.next()) {
        rights.add(row.getString(1));
      }
    }
    if (!rights.isEmpty()) {
      throw new ProblemException(refusal(rights));
    }
  }

  private Problem refusal(List<String> rights) {
    int hidden = rights.size() - SHOWN;
    String shown = String.join("\n", rights.subList(0, Math.min(SHOWN, rights.size())));
    return Problem.of(
            "server-rights",
            "migrations would run with rights that reach beyond a database of their own")
        .withDetail("server", login.place())
        .withDetail("rights", shown + (hidden > 0 ? "\nand " + hidden + " more" : ""))
        .withFix(
            "have an administrator make a role that has no other right than CREATEDB, and log in as"
                + " that:\n"
                + "create role headwater createdb login password '…';\n"
                + "or, where migrations may change the whole server:"
                + " <allowServerWide>true</allowServerWide> or -Dheadwater.allowServerWide");
  }
}
