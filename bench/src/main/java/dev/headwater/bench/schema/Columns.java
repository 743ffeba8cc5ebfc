package dev.headwater.bench.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Columns of many types, each with a name that suits it. */
final class Columns {

  /** Name, type and what may follow. */
  private static final List<String> POOL =
      List.of(
          "title varchar(200) not null default ''",
          "description text",
          "code char(8)",
          "slug text",
          "email email_address",
          "amount numeric(12, 2) not null default 0",
          "tax_rate numeric(5, 4)",
          "currency char(3) not null default 'EUR'",
          "quantity integer not null default 1",
          "position smallint",
          "size_in_bytes bigint",
          "weight double precision",
          "score real",
          "is_enabled boolean not null default true",
          "is_public boolean",
          "created_at timestamptz not null default now()",
          "updated_at timestamptz",
          "deleted_at timestamptz",
          "valid_from date not null default current_date",
          "valid_until date",
          "opens_at time",
          "starts_at timestamp",
          "duration interval",
          "external_id uuid default gen_random_uuid()",
          "settings jsonb not null default '{}'",
          "payload json",
          "tags text[] not null default '{}'",
          "scores integer[]",
          "thumbnail bytea",
          "ip_address inet",
          "network cidr",
          "price_range numrange",
          "age_range int4range",
          "location point",
          "search_text tsvector",
          "flags bit(8)",
          "locale varchar(10)",
          "phone varchar(30)",
          "street text",
          "city text",
          "zip varchar(12)",
          "country char(2)");

  private Columns() {}

  /** Definitions, each with another name. */
  static List<String> some(Random random, int count) {
    List<String> columns = new ArrayList<>(POOL);
    Collections.shuffle(columns, random);
    return columns.subList(0, count);
  }

  static String name(String definition) {
    return definition.substring(0, definition.indexOf(' '));
  }
}
