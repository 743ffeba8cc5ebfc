package dev.headwater.codegen.transcript;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Asks a database the questions that jOOQ asked an earlier one, up to the first other answer.
 * Without one, jOOQ need not run.
 */
public final class SameAnswers {

  private final Connection session;
  private final Renaming renaming;

  private SameAnswers(Connection session) throws SQLException {
    this.session = session;
    this.renaming = new Renaming(session.getCatalog());
  }

  /**
   * Whether this database gives the same answers. The session becomes read-only, because a user's
   * own database class may have asked anything.
   *
   * @throws SQLException when the session has ended
   */
  public static boolean of(Transcript before, Connection session) throws SQLException {
    try (Statement statement = session.createStatement()) {
      statement.execute("set default_transaction_read_only = on");
    }
    SameAnswers answers = new SameAnswers(session);
    for (Question question : before.questions()) {
      if (!answers.isSame(question)) {
        return false;
      }
    }
    return true;
  }

  private boolean isSame(Question question) throws SQLException {
    List<Argument> arguments = new ArrayList<>();
    for (Argument argument : question.arguments()) {
      Optional<Argument> here = argument.in(renaming);
      if (here.isEmpty()) {
        return false;
      }
      arguments.add(here.get());
    }
    try {
      Answer answer = new Answer(renaming);
      switch (question.kind()) {
        case SQL -> askSql(question, arguments, answer);
        case METADATA -> askMetadata(question, arguments, answer);
      }
      return answer.rows() == question.rows()
          && answer.ended() == question.ended()
          && answer.hash().equals(question.answer());
    } catch (SQLException e) {
      if (session.isClosed()) {
        throw e;
      }
      return false; // a question that this schema cannot be asked, as about a type that is gone
    }
  }

  private void askSql(Question question, List<Argument> arguments, Answer answer)
      throws SQLException {
    try (PreparedStatement statement = session.prepareStatement(question.text())) {
      for (Argument argument : arguments) {
        argument.bind(statement, session);
      }
      if (statement.execute()) {
        try (ResultSet rows = statement.getResultSet()) {
          read(rows, question, answer);
        }
      }
    }
  }

  private void askMetadata(Question question, List<Argument> arguments, Answer answer)
      throws SQLException {
    Object[] values = arguments.stream().map(Argument::object).toArray();
    Method method =
        Arrays.stream(DatabaseMetaData.class.getMethods())
            .filter(m -> m.getName().equals(question.text()))
            .filter(m -> m.getParameterCount() == values.length)
            .findFirst()
            .orElseThrow(() -> new SQLException("no such question: " + question.text()));
    try {
      Object told = method.invoke(session.getMetaData(), values);
      if (told instanceof ResultSet rows) {
        try (rows) {
          read(rows, question, answer);
        }
      } else if (told != null) {
        answer.value(told);
      }
    } catch (InvocationTargetException e) {
      throw e.getTargetException() instanceof SQLException told ? told : new SQLException(e);
    } catch (IllegalAccessException e) {
      throw new SQLException(e);
    }
  }

  /** As far as it was read the first time. */
  private static void read(ResultSet rows, Question question, Answer answer) throws SQLException {
    while (answer.rows() < question.rows() + (question.ended() ? 1 : 0)) {
      if (!rows.next()) {
        answer.end();
        return;
      }
      answer.row(rows);
    }
  }
}
