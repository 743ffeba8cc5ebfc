package dev.headwater.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.FactoryChoice;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateOutcome;
import dev.headwater.codegen.GenerateOutcome.Generated;
import dev.headwater.codegen.GenerateOutcome.Restored;
import dev.headwater.codegen.GenerateOutcome.SameSchema;
import dev.headwater.codegen.GenerateOutcome.UpToDate;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.Generate;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.OpenDatabase;
import dev.headwater.factory.Factories;
import dev.headwater.factory.Factory;
import dev.headwater.io.Trees;
import dev.headwater.problem.ProblemException;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Factories from migrations to rows. */
final class FactoriesTest {

  private static final TestArtifacts ARTIFACTS = new TestArtifacts();

  private static final String SHOP =
      """
      create type state as enum ('open', 'paid', 'lost');
      create domain code as varchar(8) check (value ~ '^[A-Z]{2}[0-9]+$');
      create table customer (
        id int generated always as identity primary key,
        email text not null unique check (email like '%@%'),
        tags text[] not null, extra jsonb not null, referrer int references customer);
      create table orders (
        id uuid primary key default gen_random_uuid(), code code not null unique,
        customer_id int not null references customer, state state not null default 'open',
        paid_on date, check ((state = 'paid') = (paid_on is not null)));
      create table invoice (order_id uuid primary key references orders, number int not null);
      create table line (
        order_id uuid references orders, place int, cost numeric(9, 2) not null check (cost > 0),
        twice numeric generated always as (cost * 2) stored, primary key (order_id, place));
      create table revision (id int primary key);
      create table log (revision int not null references revision);
      create function log() returns trigger language plpgsql as
        $$ begin insert into log values (0); return new; end $$;
      create table page (title text not null);
      create trigger log after insert on page for each row execute function log();
      create table settings (one boolean primary key default true check (one));
      create table usage (one boolean not null references settings);
      create table team (id int generated always as identity primary key, name text not null,
        captain int not null);
      create table player (id int generated always as identity primary key, name text not null,
        team int not null references team);
      alter table team add constraint captain foreign key (captain) references player deferrable;
      create table badge (player int primary key references player);
      create table lock (id uuid primary key default gen_random_uuid(), key int not null unique);
      create table key (id int primary key, lock uuid not null unique references lock);
      alter table lock add constraint key foreign key (key) references key
        deferrable initially deferred;
      create table space (id int primary key);
      create table node (space int references space, id int, home int not null,
        primary key (space, id));
      create table home (space int references space, id int, node int not null,
        primary key (space, id), foreign key (space, node) references node);
      alter table node add foreign key (space, home) references home deferrable;
      create table account (id int generated always as identity primary key, name text not null);
      create table balance (account int primary key references account, amount int not null,
        state state not null default 'open', check (state <> 'paid' or amount > 0));
      create table entry (id int primary key, balance int not null references balance);
      create function open() returns trigger language plpgsql as
        $$ begin insert into balance values (new.id, 0); return new; end $$;
      create trigger open after insert on account for each row execute function open();
      create table nothing (id int generated always as identity primary key);
      """;

  @TempDir private Path project;

  private final List<GenerateOutcome> factories = new ArrayList<>();
  private final GenerateListener listener =
      new GenerateListener() {
        @Override
        public void madeFactories(GenerateOutcome outcome) {
          factories.add(outcome);
        }
      };

  @BeforeEach
  void migration() throws IOException {
    Files.createDirectories(project.resolve("sql"));
    Files.writeString(project.resolve("sql/V1__shop.sql"), SHOP);
  }

  private GenerateRequest request(Map<String, String> values) {
    return builder(values).build();
  }

  private GenerateRequest.Builder builder(Map<String, String> values) {
    GenerateRequest.Builder request =
        GenerateRequest.in(project)
            .locations(List.of("sql"))
            .provider(Kind.EMBEDDED)
            .classesMegabytes(0)
            .factories(new FactoryChoice("make", Path.of("factories"), Optional.empty(), values));
    String cache = System.getProperty("headwater.cache", "");
    return cache.isEmpty() ? request : request.cacheDirectory(Path.of(cache));
  }

  private GenerateOutcome run() {
    factories.clear();
    return new Generate(ARTIFACTS).run(request(Map.of()), listener);
  }

  @Test
  void factoriesAreMadeWithTheClassesAndHaveAFingerprintOfTheirOwn() throws IOException {
    assertThat(run()).isInstanceOf(Generated.class);
    assertThat(factories).singleElement().isInstanceOf(Restored.class);
    assertThat(project.resolve("factories/make/OrdersFactory.java")).exists();

    assertThat(run()).isInstanceOf(UpToDate.class);
    assertThat(factories).singleElement().isInstanceOf(UpToDate.class);

    Trees.delete(project.resolve("factories"));
    assertThat(run()).isInstanceOf(UpToDate.class);
    assertThat(factories).singleElement().isInstanceOf(Generated.class);

    // jOOQ sees no trigger, and a factory must.
    Files.writeString(
        project.resolve("sql/V2__trigger.sql"),
        "create trigger log after insert on nothing for each row execute function log()");
    assertThat(run()).isInstanceOf(SameSchema.class);
    assertThat(Files.readString(project.resolve("factories/make/NothingFactory.java")))
        .contains(".needs(Map.of(\"id\", \"'0'::integer\"), RevisionFactory::new)");
  }

  @Test
  void everyFactoryMakesRows() throws Exception {
    run();
    Path classes = Files.createDirectory(project.resolve("classes"));
    Path sources = Files.createDirectory(project.resolve("all"));
    Trees.fill(project.resolve("target/generated-sources/headwater"), sources);
    Trees.fill(project.resolve("factories"), sources);
    CompiledClasses.of(sources, classes);
    try (OpenDatabase open =
            new Generate(ARTIFACTS).open(request(Map.of()), GenerateListener.SILENT);
        URLClassLoader loader =
            new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, FactoriesTest.class.getClassLoader())) {
      DSLContext database = DSL.using(open.database().dataSource(), SQLDialect.POSTGRES);
      Class<?> type = loader.loadClass("make.Make");
      Factories make =
          (Factories) type.getConstructor(DSLContext.class, long.class).newInstance(database, 7L);
      for (Method method : factories(type)) {
        boolean isSmall = method.getName().equals("settings");
        Factory<?, ?> factory = (Factory<?, ?>) method.invoke(make);
        assertThat((Object) factory.create()).as(method.getName()).isNotNull();
        if (!isSmall) {
          assertThat(factory.create(3)).as(method.getName()).hasSize(3);
          factory.bulk(method.getName().equals("line") ? 1500 : 2);
        }
      }
      assertThat(database.fetchCount(DSL.table("line"))).isEqualTo(1504);
      assertThat(database.fetchCount(DSL.table("settings"))).isEqualTo(1);
      assertThat(database.fetchCount(DSL.table("lock"))).isEqualTo(12);
      assertThat(database.fetchCount(DSL.table("key"))).isEqualTo(12);
      Record paid = with(loader, "ORDERS", (Factory<?, ?>) type.getMethod("orders").invoke(make));
      assertThat(paid.get("paid_on")).isNotNull();
      Record balance =
          with(loader, "BALANCE", (Factory<?, ?>) type.getMethod("balance").invoke(make));
      assertThat(balance.get("amount", Integer.class)).isPositive();
      Record account = ((Factory<?, ?>) type.getMethod("account").invoke(make)).create();
      Object balances = type.getMethod("balance").invoke(make);
      Factory<?, ?> its =
          (Factory<?, ?>)
              balances
                  .getClass()
                  .getMethod("account", account.getClass())
                  .invoke(balances, account);
      assertThat(its.create().get("account")).isEqualTo(account.get("id"));
      database.execute("truncate balance cascade");
      assertThatThrownBy(its::create)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "no trigger has written a row of balance with account = " + account.get("id"));
    }
  }

  private static List<Method> factories(Class<?> make) {
    return Stream.of(make.getDeclaredMethods())
        .filter(method -> method.getParameterCount() == 0)
        .sorted(Comparator.comparing(Method::getName))
        .toList();
  }

  /** As a test would write it: make.orders().with(ORDERS.STATE, State.paid).create(). */
  private static Record with(ClassLoader loader, String name, Factory<?, ?> factory)
      throws ReflectiveOperationException {
    Object table = loader.loadClass("db.Tables").getField(name).get(null);
    Object field = table.getClass().getField("STATE").get(table);
    Object state = loader.loadClass("db.enums.State").getField("paid").get(null);
    Method with =
        Stream.of(Factory.class.getMethods())
            .filter(method -> method.getName().equals("with") && method.getParameterCount() == 2)
            .findFirst()
            .orElseThrow();
    return ((Factory<?, ?>) with.invoke(factory, field, state)).create();
  }

  @Test
  void tableWithoutRowsIsAnErrorThatSaysHowToSolveIt() throws IOException {
    Files.writeString(
        project.resolve("sql/V2__riddle.sql"),
        """
        create table riddle (id int primary key, answer text not null,
          constraint right_answer check (md5(answer) = md5('?' || 'x')));
        create table try (riddle int not null references riddle);
        """);
    assertThatThrownBy(this::run)
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            """
            error[no-row]: no factory can make a row of public.riddle
              why: new row for relation "riddle" violates check constraint "right_answer"
              refused by: right_answer
              also without rows: public.try, which must refer to it
              fix: give SQL for a value, in which {n} is the number of the row: \
            <factoryValues><public.riddle.answer>…</public.riddle.answer></factoryValues>; \
            or do without the factory: \
            <factoryValues><public.riddle>none</public.riddle></factoryValues>\
            """);
    assertThat(project.resolve("factories")).doesNotExist();
    GenerateRequest solved = request(Map.of("public.riddle.answer", "'?x'"));
    assertThat(new Generate(ARTIFACTS).run(solved, listener)).isInstanceOf(Generated.class);
    // The proof of the table that refers to it holds for these values only.
    assertThatThrownBy(this::run).hasMessageContaining("also without rows: public.try");
  }

  @Test
  void cycleInWhichNoKeyCanWaitIsAnErrorThatShowsIt() throws IOException {
    Files.writeString(
        project.resolve("sql/V2__cycle.sql"),
        """
        create table egg (id int primary key, hen int not null);
        create table hen (id int primary key, egg int not null references egg);
        alter table egg add constraint laid_by foreign key (hen) references hen;
        """);
    assertThatThrownBy(this::run)
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            """
            error[no-row]: no factory can make a row of public.egg
              why: foreign keys form a cycle: public.egg → public.hen → public.egg
              refused by: laid_by
              also without rows: public.hen, which must refer to it
              fix: let a migration make a key of the cycle deferrable, as in: \
            alter table public.egg alter constraint laid_by deferrable; \
            or do without the factory: \
            <factoryValues><public.egg>none</public.egg></factoryValues>""");
  }

  @Test
  void tableThatMustReferToATableWithoutAClassIsAnError() {
    GenerateRequest request =
        builder(Map.of("public.line", "none", "public.invoice", "none"))
            .generator(
                "<generator><database><excludes>customer</excludes></database></generator>",
                "pom.xml")
            .build();
    assertThatThrownBy(() -> new Generate(ARTIFACTS).run(request, listener))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            """
            error[no-row]: no factory can make a row of public.orders
              why: it must refer to public.customer, which has no class
              fix: let jOOQ make a class for public.customer, or do without the factory: \
            <factoryValues><public.orders>none</public.orders></factoryValues>""");
  }

  @Test
  void wishForAColumnThatIsNotThereIsAnError() {
    GenerateRequest request = request(Map.of("public.orders.colour", "'red'"));
    assertThatThrownBy(() -> new Generate(ARTIFACTS).run(request, listener))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            """
            error[factory-value]: there is no column or table public.orders.colour
              fix: name it as in <factoryValues><public.orders.code>…, or take the line out""");
  }
}
