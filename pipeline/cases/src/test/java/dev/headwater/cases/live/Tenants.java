package dev.headwater.cases.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.live.BundledShop.Ran;
import dev.headwater.database.ThrowawayDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Shops with one bundle: each has a database, and a service in {@code pg_service.conf}. */
final class Tenants {

  private final Path folder;
  private final List<LiveShop> shops = new ArrayList<>();
  private final BundledShop bundle;

  /** With empty databases, all on one server. */
  Tenants(Path folder, ThrowawayDatabase server, int count) throws Exception {
    this.folder = folder.toRealPath();
    for (int i = 0; i < count; i++) {
      shops.add(new LiveShop(this.folder, server, server));
    }
    this.bundle = new BundledShop(shops.get(0), folder);
    for (String variable : BundledShop.variables(shops.get(0)).keySet()) {
      bundle.with(variable, "");
    }
    Path services = folder.resolve("pg_service.conf");
    StringBuilder sections = new StringBuilder();
    for (int i = 0; i < count; i++) {
      Map<String, String> variables = BundledShop.variables(shops.get(i));
      sections.append(
          """
          [%s]
          host=%s
          port=%s
          dbname=%s
          user=migrator
          """
              .formatted(
                  name(i),
                  variables.get("PGHOST"),
                  variables.get("PGPORT"),
                  variables.get("PGDATABASE")));
    }
    Files.writeString(services, sections);
    bundle.with("PGSERVICEFILE", services.toString()).with("PGPASSWORD", "m");
    write(shops.stream().map(shop -> name(shops.indexOf(shop))).collect(Collectors.joining("\n")));
  }

  /** With a bundle of these scripts. */
  static Tenants of(Path folder, ThrowawayDatabase server, int count, String... scripts)
      throws Exception {
    Tenants tenants = new Tenants(folder, server, count);
    for (int i = 0; i < scripts.length; i++) {
      tenants.shop(0).file("db/V" + (i + 1) + "__script.sql", scripts[i]);
    }
    tenants.bundle().build();
    return tenants;
  }

  static String name(int index) {
    return "tenant" + (index + 1);
  }

  /** The lines of the file of targets. */
  void write(String lines) throws IOException {
    Files.writeString(file(), lines);
  }

  Path file() {
    return folder.resolve("targets.txt");
  }

  LiveShop shop(int index) {
    return shops.get(index);
  }

  BundledShop bundle() {
    return bundle;
  }

  /** The arguments of a command on all of them. */
  String[] arguments(String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.add("--targets=" + file());
    return arguments.toArray(String[]::new);
  }

  Ran run(String... command) throws Exception {
    Ran ran = bundle.run(arguments(command));
    return new Ran(ran.exit(), ran.text().replace(file().toString(), "FILE"));
  }

  /** Runs, and shows the report without the lines before it. */
  Ran report(String... command) throws Exception {
    Ran ran = run(command);
    String head = command[0] + ": ";
    List<String> lines =
        ran.text().lines().dropWhile(line -> !line.matches(head + "\\d+ databases: .*")).toList();
    assertThat(lines).as(ran.text()).isNotEmpty();
    return new Ran(ran.exit(), String.join("\n", lines));
  }
}
