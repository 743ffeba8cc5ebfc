package dev.headwater.web.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.command.site.JavaNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Uses of generated classes in compiled code. */
final class UsedLinesTest {

  private static final Id USERS = new Id(Kind.TABLE, "public", "users");
  private static final Id EMAIL = new Id(Kind.COLUMN, "public.users", "email");

  /** As jOOQ writes it. */
  static final class Users {
    static final Users USERS = new Users();
    final Object email = "email";
  }

  /** As jOOQ writes it. */
  record UsersRecord(String getEmail) {}

  static final class Repository {
    Object select() {
      return Users.USERS;
    }

    Object email() {
      return Users.USERS.email;
    }

    String get(UsersRecord record) {
      return record.getEmail();
    }

    Function<UsersRecord, String> reference() {
      return UsersRecord::getEmail;
    }
  }

  @Test
  void fieldsAccessorsAndReferencesAreFound() throws Exception {
    String test = UsedLinesTest.class.getName();
    JavaNames names =
        new JavaNames(
            Map.of(),
            Map.of(test + "$Users.email", EMAIL, test + "$UsersRecord.getEmail", EMAIL),
            Map.of(test + "$Users", USERS),
            Set.of("com.example.Other"));
    Path classes =
        Path.of(UsedLinesTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    UsedLines used = UsedLines.in(List.of(classes, Path.of("not-there")), names);

    String file = "dev/headwater/web/usage/UsedLinesTest.java";
    assertThat(used.of(USERS)).containsOnlyKeys(file);
    assertThat(used.of(EMAIL)).containsOnlyKeys(file);
    int select = line(Repository.class, "select");
    assertThat(used.of(USERS).get(file)).contains(select, select + 4);
    assertThat(used.of(EMAIL).get(file)).contains(select + 4, select + 8, select + 12);
  }

  /** The line of the first statement of the method, counted in this file. */
  private static int line(Class<?> type, String method) throws Exception {
    Path source =
        Path.of("src/test/java")
            .resolve(type.getName().replaceFirst("\\$.*", "").replace('.', '/') + ".java");
    List<String> lines = Files.readAllLines(source);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains("Object " + method + "()")) {
        return i + 2;
      }
    }
    throw new AssertionError(method);
  }
}
