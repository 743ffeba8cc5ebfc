package dev.headwater.web;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Fact.Place;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.change.MigrationStep;
import dev.headwater.command.site.JavaNames;
import dev.headwater.command.site.SiteContent;
import dev.headwater.command.site.SiteContent.About;
import dev.headwater.command.site.SiteContent.Code;
import dev.headwater.command.site.SiteContent.Past;
import dev.headwater.command.site.SiteContent.Shown;
import dev.headwater.history.ScriptCommits.Commit;
import dev.headwater.spi.LayoutTool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A small schema without a database: users, their orders, and a name that nobody should trust. */
final class ShopContent {

  static final String NASTY = "\"<img src=x onerror=\"\"window.hit=1\"\">\"";

  private static final Id PUBLIC = new Id(Kind.SCHEMA, "", "public");
  private static final Id USERS = new Id(Kind.TABLE, "public", "users");
  private static final Id ORDERS = new Id(Kind.TABLE, "public", "orders");
  private static final Id STATUS = new Id(Kind.ENUM, "public", "status");
  private static final Id ODD = new Id(Kind.TABLE, "public", NASTY);

  private final List<Fact> facts = new ArrayList<>();

  static SiteContent content() {
    ShopContent before = new ShopContent();
    before.add(PUBLIC, null);
    Catalog empty = before.catalog();
    ShopContent shop = new ShopContent();
    shop.schema();
    Catalog catalog = shop.catalog();
    return new SiteContent(
        new About("Shop", "18.6", List.of("Flyway's history table flyway_schema_history")),
        new Shown(catalog, new TreeMap<>(Map.of("people", List.of(USERS, ORDERS))), Map.of()),
        new Past(
            List.of(MigrationStep.of("V1__shop.sql", empty, catalog)),
            Map.of(
                "V1__shop.sql", "create table users (…); -- </pre><script>window.hit=1</script>"),
            Map.of("V1__shop.sql", new Commit("0a1b2c3", "2026-05-01", "The shop opens <b>"))),
        new Code(
            new JavaNames(
                Map.of(USERS, "com.example.db.tables.Users", column(USERS, "email"), "USERS.EMAIL"),
                Map.of(),
                Map.of(),
                Set.of()),
            List.of()));
  }

  /** Boxes in a row, and straight lines. */
  static LayoutTool row() {
    return picture -> {
      List<LayoutTool.Point> boxes = new ArrayList<>();
      double x = 20;
      for (LayoutTool.Box box : picture.boxes()) {
        boxes.add(new LayoutTool.Point(x, 20));
        x += box.width() + 60;
      }
      List<List<LayoutTool.Point>> lines =
          picture.lines().stream()
              .map(
                  line ->
                      List.of(
                          new LayoutTool.Point(
                              boxes.get(line.from().box()).x()
                                  + picture.boxes().get(line.from().box()).width(),
                              20 + line.from().y()),
                          new LayoutTool.Point(boxes.get(line.to().box()).x(), 20 + line.to().y())))
              .toList();
      return new LayoutTool.Drawing(x, 500, boxes, lines);
    };
  }

  private Catalog catalog() {
    return new Catalog(180006, facts, Map.of());
  }

  private void schema() {
    add(PUBLIC, null);
    add(STATUS, PUBLIC, "labels", "'new', 'paid'");
    add(USERS, PUBLIC, "row security", "yes");
    comment(USERS, "Who *may* sign in. <script>window.hit=1</script>");
    columns(USERS, "id bigint", "email text");
    comment(column(USERS, "email"), "[click](javascript:window.hit=1)");
    constraint(USERS, "users_pkey", "primary key", "PRIMARY KEY (id)");
    add(ORDERS, PUBLIC);
    columns(ORDERS, "id integer", "user_id bigint", "state public.status");
    constraint(ORDERS, "orders_pkey", "primary key", "PRIMARY KEY (id)");
    constraint(
        ORDERS,
        "orders_user_id_fkey",
        "foreign key",
        "FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE");
    add(
        new Id(Kind.INDEX, "public.orders", "orders_user_id"),
        ORDERS,
        "definition",
        "CREATE INDEX orders_user_id ON public.orders USING btree (user_id)");
    add(ODD, PUBLIC);
    columns(ODD, NASTY + " text");
    comment(ODD, "<img src=x onerror=window.hit=1>");
    constraint(
        ODD, "odd_fkey", "foreign key", "FOREIGN KEY (" + NASTY + ") REFERENCES public.users(id)");
  }

  private void columns(Id table, String... columns) {
    for (String column : columns) {
      int space = column.lastIndexOf(' ');
      add(
          column(table, column.substring(0, space)),
          table,
          "type",
          column.substring(space + 1),
          "not null",
          "yes");
    }
  }

  private static Id column(Id table, String name) {
    return new Id(Kind.COLUMN, table.qualified(), name);
  }

  private void constraint(Id table, String name, String type, String definition) {
    add(
        new Id(Kind.CONSTRAINT, table.qualified(), name),
        table,
        "type",
        type,
        "definition",
        definition);
  }

  private void comment(Id about, String text) {
    add(new Id(Kind.COMMENT, about.toString(), "comment"), about, "text", text);
  }

  private void add(Id id, Id parent, String... attributes) {
    TreeMap<String, String> values = new TreeMap<>();
    for (int i = 0; i < attributes.length; i += 2) {
      values.put(attributes[i], attributes[i + 1]);
    }
    TreeSet<Id> needs = new TreeSet<>();
    if (parent != null) {
      needs.add(parent);
    }
    if (Arrays.asList(attributes).contains(STATUS.qualified())) {
      needs.add(STATUS);
    }
    facts.add(
        new Fact(id, Optional.ofNullable(parent), values, needs, new Place(facts.size(), 0, 0)));
  }
}
