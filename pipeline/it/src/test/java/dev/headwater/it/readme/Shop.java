package dev.headwater.it.readme;

import dev.headwater.it.support.MavenProject;
import dev.headwater.it.support.Readme;
import java.io.IOException;

/** A small shop: its migrations, and code on the generated classes, in Java or in Kotlin. */
public final class Shop {

  public static final String MIGRATIONS = "src/main/resources/db/migration/";
  public static final String TESTED = "Tests run: 1, Failures: 0, Errors: 0, Skipped: 0";

  private static final String DEPENDENCIES =
      MavenProject.JOOQ
          + Readme.dependencies()
          + test("org.postgresql:postgresql:" + System.getProperty("pgjdbc.version"))
          + test("org.junit.jupiter:junit-jupiter:" + System.getProperty("junit.version"));

  private Shop() {}

  public static MavenProject java() throws IOException {
    return java("");
  }

  /**
   * With more in its POM.
   *
   * @param more elements of {@code <project>}
   */
  public static MavenProject java(String more) throws IOException {
    return migrations()
        .pom(Readme.plugin(), DEPENDENCIES, more)
        .file(
            "src/main/java/com/example/Orders.java",
            """
            package com.example;

            import static com.example.db.Tables.ORDER_LINE;
            import static com.example.db.Tables.PRODUCT;
            import static org.jooq.impl.DSL.sum;

            import java.math.BigDecimal;
            import org.jooq.DSLContext;
            import org.jooq.Record1;
            import org.jooq.Select;

            /** The price of an order. */
            public final class Orders {
              private Orders() {}

              public static Select<Record1<BigDecimal>> total(DSLContext database, long order) {
                return database
                    .select(sum(PRODUCT.PRICE.times(ORDER_LINE.QUANTITY)))
                    .from(ORDER_LINE)
                    .join(PRODUCT).on(PRODUCT.ID.eq(ORDER_LINE.PRODUCT_ID))
                    .where(ORDER_LINE.ORDER_ID.eq(order));
              }
            }
            """)
        .file(
            "src/test/java/com/example/OrdersTest.java",
            """
            package com.example;

            import static com.example.db.Tables.CUSTOMER_ORDER;
            import static com.example.db.Tables.ORDER_LINE;
            import static com.example.db.Tables.PRODUCT;
            import static org.junit.jupiter.api.Assertions.assertEquals;

            import dev.headwater.junit.MigratedDatabase;
            import java.math.BigDecimal;
            import javax.sql.DataSource;
            import org.jooq.DSLContext;
            import org.jooq.SQLDialect;
            import org.jooq.impl.DSL;
            import org.junit.jupiter.api.Test;

            @MigratedDatabase
            class OrdersTest {
              @Test
              void totalIsTheSumOfItsLines(DataSource source) {
                DSLContext database = DSL.using(source, SQLDialect.POSTGRES);
                database.insertInto(PRODUCT, PRODUCT.NAME, PRODUCT.PRICE)
                    .values("tea", new BigDecimal("2.50")).execute();
                database.insertInto(CUSTOMER_ORDER).defaultValues().execute();
                database.insertInto(ORDER_LINE).values(1, 1, 3).execute();

                assertEquals(
                    new BigDecimal("7.50"), Orders.total(database, 1).fetchOne().value1());
              }
            }
            """);
  }

  public static MavenProject kotlin() throws IOException {
    String version = System.getProperty("kotlin.version");
    String plugin =
        """
        <plugin>
          <groupId>org.jetbrains.kotlin</groupId>
          <artifactId>kotlin-maven-plugin</artifactId>
          <version>%s</version>
          <executions>
            <execution>
              <id>compile</id>
              <goals><goal>compile</goal></goals>
              <configuration>
                <sourceDirs><sourceDir>src/main/kotlin</sourceDir></sourceDirs>
              </configuration>
            </execution>
            <execution>
              <id>test-compile</id>
              <goals><goal>test-compile</goal></goals>
              <configuration>
                <sourceDirs><sourceDir>src/test/kotlin</sourceDir></sourceDirs>
              </configuration>
            </execution>
          </executions>
          <configuration><jvmTarget>17</jvmTarget></configuration>
        </plugin>
        """
            .formatted(version);
    return migrations()
        .pom(
            Readme.plugin() + plugin,
            DEPENDENCIES + MavenProject.dependency("org.jetbrains.kotlin:kotlin-stdlib:" + version))
        .file(
            "src/main/kotlin/com/example/Orders.kt",
            """
            package com.example

            import com.example.db.Tables.ORDER_LINE
            import com.example.db.Tables.PRODUCT
            import org.jooq.DSLContext
            import org.jooq.impl.DSL.sum

            fun total(database: DSLContext, order: Long) =
                database.select(sum(PRODUCT.PRICE.times(ORDER_LINE.QUANTITY)))
                    .from(ORDER_LINE)
                    .join(PRODUCT).on(PRODUCT.ID.eq(ORDER_LINE.PRODUCT_ID))
                    .where(ORDER_LINE.ORDER_ID.eq(order))
            """)
        .file(
            "src/test/kotlin/com/example/OrdersTest.kt",
            """
            package com.example

            import com.example.db.Tables.CUSTOMER_ORDER
            import com.example.db.Tables.ORDER_LINE
            import com.example.db.Tables.PRODUCT
            import dev.headwater.junit.MigratedDatabase
            import java.math.BigDecimal
            import javax.sql.DataSource
            import org.jooq.SQLDialect
            import org.jooq.impl.DSL
            import org.junit.jupiter.api.Assertions.assertEquals
            import org.junit.jupiter.api.Test

            @MigratedDatabase
            class OrdersTest {
                @Test
                fun totalIsTheSumOfItsLines(source: DataSource) {
                    val database = DSL.using(source, SQLDialect.POSTGRES)
                    database.insertInto(PRODUCT, PRODUCT.NAME, PRODUCT.PRICE)
                        .values("tea", BigDecimal("2.50")).execute()
                    database.insertInto(CUSTOMER_ORDER).defaultValues().execute()
                    database.insertInto(ORDER_LINE).values(1, 1, 3).execute()

                    assertEquals(BigDecimal("7.50"), total(database, 1).fetchOne()!!.value1())
                }
            }
            """);
  }

  private static MavenProject migrations() throws IOException {
    return MavenProject.empty()
        .remembering()
        .file(".gitignore", "target/\n")
        .file(
            MIGRATIONS + "V1__products.sql",
            """
            create table product (
              id bigint generated always as identity primary key,
              name text not null,
              price numeric(10, 2) not null check (price >= 0)
            );
            """)
        .file(
            MIGRATIONS + "V2__orders.sql",
            """
            create type order_state as enum ('open', 'paid', 'sent');
            create table customer_order (
              id bigint generated always as identity primary key,
              state order_state not null default 'open',
              ordered_at timestamptz not null default now()
            );
            create table order_line (
              order_id bigint not null references customer_order on delete cascade,
              product_id bigint not null references product,
              quantity int not null check (quantity > 0),
              primary key (order_id, product_id)
            );
            """);
  }

  private static String test(String coordinates) {
    return MavenProject.dependency(coordinates)
        .replace("</dependency>", "<scope>test</scope></dependency>");
  }
}
