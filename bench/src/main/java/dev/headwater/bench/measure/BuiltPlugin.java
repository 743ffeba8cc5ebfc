package dev.headwater.bench.measure;

import dev.headwater.bench.Workplace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/**
 * This build's plugin and the libraries for tests, put into the bench's repository as {@code mvn
 * install} would.
 */
public final class BuiltPlugin {

  private BuiltPlugin() {}

  public static void install(Maven maven) throws IOException, InterruptedException {
    Workplace place = maven.place();
    maven
        .plain(
            place.sources(),
            List.of(
                "-q",
                "-Dmaven.test.skip",
                "package",
                "-pl",
                "pipeline/maven-plugin,pipeline/junit,pipeline/factory,pipeline/bundle",
                "-am"))
        .run(place.logs().resolve("build.log"));
    copy(place.sources().resolve("pom.xml"), place);
    try (Stream<Path> walk = Files.walk(place.sources().resolve("pipeline"), 3)) {
      for (Path pom : walk.filter(file -> file.endsWith("pom.xml")).toList()) {
        copy(pom, place);
      }
    }
  }

  private static void copy(Path pom, Workplace place) throws IOException {
    Model model = read(pom);
    String version =
        model.getVersion() == null ? model.getParent().getVersion() : model.getVersion();
    String name = model.getArtifactId() + "-" + version;
    Path target =
        place.repository().resolve("dev/headwater").resolve(model.getArtifactId()).resolve(version);
    Files.createDirectories(target);
    replace(pom, target.resolve(name + ".pom"));
    Path jar = pom.resolveSibling("target").resolve(name + ".jar");
    if (Files.exists(jar)) {
      replace(jar, target.resolve(name + ".jar"));
    }
  }

  private static Model read(Path pom) throws IOException {
    try (InputStream stream = Files.newInputStream(pom)) {
      return new MavenXpp3Reader().read(stream);
    } catch (XmlPullParserException e) {
      throw new IOException(pom.toString(), e);
    }
  }

  private static void replace(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }
}
