package dev.headwater.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.codegen.ClassCaches.RemoteCache;
import dev.headwater.codegen.GenerateRequest.Builder;
import dev.headwater.database.DatabaseChoice.ServerAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What differs between machines, users and checkouts, and decides on no class. */
@Isolated("it changes what is of the whole JVM")
final class MustNotMatterTest {

  @TempDir private Path temporary;
  private Checkout checkout;

  @BeforeEach
  void generate() throws IOException {
    checkout = new Checkout(temporary.resolve("one/checkout"));
    checkout.generate(request -> request, "18.6");
  }

  private void assertUpToDate() throws IOException {
    assertThat(checkout.reasons(request -> request)).isEmpty();
  }

  @Test
  void timeStampsOfFiles() throws IOException {
    try (Stream<Path> files = Files.walk(checkout.path(""))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
      }
    }
    assertUpToDate();
  }

  @Test
  void theFolderOfTheCheckout() throws IOException {
    Checkout other = new Checkout(temporary.resolve("another place/of somebody"));
    UnaryOperator<Builder> paths =
        r -> r.flyway(Map.of("flyway.placeholders.x", r.build().project() + "/data"));
    assertThat(other.wanted(paths)).isPresent().isEqualTo(checkout.wanted(paths));
  }

  @Test
  void theOrderInWhichFilesWereMade() throws IOException {
    String text = Files.readString(checkout.path("sql/V1__author.sql"));
    checkout.delete("sql/V1__author.sql").file("sql/V1__author.sql", text);
    assertUpToDate();
  }

  @Test
  void whoseMachineItIsAndWhereItStands() throws IOException {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    String user = System.getProperty("user.name");
    try {
      for (String language : new String[] {"tr-TR", "ar-EG", "de-DE", "th-TH-u-nu-thai"}) {
        Locale.setDefault(Locale.forLanguageTag(language));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
        System.setProperty("user.name", "somebody");
        assertUpToDate();
        checkout.generate(request -> request, "18.6");
        assertUpToDate();
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
      System.setProperty("user.name", user);
    }
    assertUpToDate();
  }

  @Test
  void lineEndsOfACheckoutOnWindows() throws IOException {
    for (String name :
        new String[] {
          "sql/V1__author.sql",
          "sql/V2__book.sql.conf",
          "sql/afterMigrate.sql",
          "init.sql",
          "java/Author.java"
        }) {
      checkout.file(name, Files.readString(checkout.path(name)).replace("\n", "\r\n"));
    }
    assertThat(
            checkout.reasons(r -> r.generator("<generator><x>.*\\.url</x></generator>", "pom.xml")))
        .isEmpty();
  }

  @Test
  void anotherJarWithTheSameClasses() throws IOException {
    checkout.jar(
        "converters.jar",
        Map.of(
            "com/example/OurConverter.class",
            "converter",
            "META-INF/MANIFEST.MF",
            "Built-By: somebody\n",
            "META-INF/maven/g/a/pom.properties",
            "#Mon Jan 1"),
        FileTime.fromMillis(1_500_000_000_000L));
    assertUpToDate();
  }

  @Test
  void aModuleAsAFolderOrAsAJar() throws IOException {
    checkout.file("module/db/java/V3__Java.class", "java");
    checkout.jar("module.jar", Map.of("db/java/V3__Java.class", "java"));
    assertThat(
            checkout.wanted(
                r ->
                    r.classPath(List.of(checkout.path("module")))
                        .codegenClassPath(List.of(checkout.path("module")))))
        .isEqualTo(
            checkout.wanted(
                r ->
                    r.classPath(List.of(checkout.path("module.jar")))
                        .codegenClassPath(List.of(checkout.path("module.jar")))));
  }

  @Test
  void servicesThatHaveNothingToDoWithFlyway() throws IOException {
    checkout.file("resources/db/migration/V9__x.sql", "select 1;");
    checkout.file("resources/META-INF/services/com.example.Greeter", "com.example.Hello");
    checkout.file("resources/application.properties", "a=1");
    UnaryOperator<Builder> request =
        r ->
            r.locations(List.of("classpath:db/migration"))
                .classPath(List.of(checkout.path("resources")));
    checkout.generate(request, "18.6");
    checkout.file("resources/application.properties", "a=2");
    assertThat(checkout.reasons(request)).isEmpty();
  }

  @Test
  void aDependencyThatIsNoJar() throws IOException {
    checkout.file("bom.pom", "<project/>");
    UnaryOperator<Builder> more =
        r -> r.codegenClassPath(java.util.List.of(checkout.path("bom.pom")));
    assertThat(checkout.wanted(more)).isPresent();
  }

  static Stream<UnaryOperator<Builder>> settingsThatDecideOnNothing() {
    return Stream.of(
        r -> r.root(Path.of("/")),
        r -> r.timeout(Duration.ofSeconds(7)),
        r -> r.cacheDirectory(Path.of("another-cache")),
        r -> r.classesMegabytes(0),
        r -> r.snapshotMegabytes(0),
        r -> r.generator("<generator><x>.*\\.url</x></generator>", "jooq.xml"),
        r -> r.server(new ServerAddress("", "user", "password", false)),
        r ->
            r.remoteCache(
                new RemoteCache(
                    URI.create("http://localhost:1"), "u", "p", true, Duration.ofSeconds(1))));
  }

  @ParameterizedTest
  @MethodSource
  void settingsThatDecideOnNothing(UnaryOperator<Builder> otherwise) throws IOException {
    assertThat(checkout.reasons(otherwise)).isEmpty();
  }
}
