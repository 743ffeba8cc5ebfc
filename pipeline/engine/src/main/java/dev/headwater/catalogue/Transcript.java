package dev.headwater.catalogue;

import java.io.Serializable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What jOOQ asked a database, in its order, and what it was told. */
public record Transcript(List<Question> questions) implements Serializable {

  public Transcript {
    questions = List.copyOf(questions);
  }

  /** Whether this database gives the same answers. The first other answer ends it. */
  public boolean holdsFor(Connection connection) throws SQLException {
    Renaming renaming = new Renaming(connection.getCatalog());
    for (Question question : questions) {
      if (!holds(question, connection, renaming)) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(Question question, Connection connection, Renaming renaming)
      throws SQLException {
    Answer answer = new Answer(renaming);
    if (question.kind() == Question.Kind.METADATA) {
      Object result = metadata(question, connection.getMetaData());
      if (result instanceof ResultSet rows) {
        try (rows) {
          read(rows, question, answer);
        }
      } else {
        answer.value(result);
      }
    } else {
      try (PreparedStatement statement = connection.prepareStatement(question.text())) {
        for (Argument argument : question.arguments()) {
          Optional<Argument> here = argument.in(renaming);
          if (here.isEmpty()) {
            return false;
          }
          here.get().bind(statement, connection);
        }
        if (statement.execute()) {
          try (ResultSet rows = statement.getResultSet()) {
            read(rows, question, answer);
          }
        }
      }
    }
    return answer.rows() == question.rows()
        && answer.ended() == question.ended()
        && answer.hash().equals(question.answer());
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

  private static Object metadata(Question question, DatabaseMetaData metadata) throws SQLException {
    Object[] arguments = question.arguments().stream().map(Argument::object).toArray();
    Method method =
        Arrays.stream(DatabaseMetaData.class.getMethods())
            .filter(m -> m.getName().equals(question.text()))
            .filter(m -> m.getParameterCount() == arguments.length)
            .findFirst()
            .orElseThrow(() -> new SQLException("no such question: " + question.text()));
    try {
      return method.invoke(metadata, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException() instanceof SQLException told ? told : new SQLException(e);
    } catch (IllegalAccessException e) {
      throw new SQLException(e);
    }
  }
}
