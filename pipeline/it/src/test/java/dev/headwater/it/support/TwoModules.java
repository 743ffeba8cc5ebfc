package dev.headwater.it.support;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** A build of two modules that both generate, below a parent that does not. */
public final class TwoModules {

  public static final List<String> NAMES = List.of("one", "two");

  private TwoModules() {}

  public static MavenProject create() throws IOException {
    MavenProject root = MavenProject.empty();
    root.file(
        "pom.xml",
        """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>com.example</groupId><artifactId>all</artifactId><version>1</version>
          <packaging>pom</packaging>
          <modules><module>one</module><module>two</module></modules>
        </project>
        """);
    for (String module : NAMES) {
      try (MavenProject shop = MavenProject.shop()) {
        String pom = Files.readString(shop.folder().resolve("pom.xml"));
        root.file(module + "/pom.xml", pom.replace(">shop<", ">" + module + "<"));
      }
      root.file(
          module + "/src/main/resources/db/migration/V1__t.sql",
          "create table t_" + module + " (id int primary key);");
    }
    return root;
  }
}
