package dev.headwater.bench.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Names as real schemas have them. */
final class Words {

  private static final List<String> KINDS =
      List.of(
          "active",
          "archived",
          "billing",
          "customer",
          "daily",
          "draft",
          "external",
          "group",
          "guest",
          "imported",
          "internal",
          "legacy",
          "local",
          "mobile",
          "monthly",
          "partner",
          "pending",
          "product",
          "project",
          "public",
          "regional",
          "sales",
          "shared",
          "staff",
          "team",
          "temporary",
          "user",
          "vendor",
          "warehouse",
          "web");

  private static final List<String> THINGS =
      List.of(
          "account",
          "address",
          "alert",
          "asset",
          "booking",
          "campaign",
          "category",
          "channel",
          "comment",
          "contact",
          "contract",
          "coupon",
          "delivery",
          "device",
          "discount",
          "document",
          "event",
          "feature",
          "folder",
          "invoice",
          "item",
          "job",
          "label",
          "license",
          "message",
          "note",
          "offer",
          "payment",
          "permission",
          "plan",
          "price",
          "profile",
          "quota",
          "refund",
          "report",
          "review",
          "role",
          "session",
          "shipment",
          "ticket");

  private Words() {}

  /** Names of tables, each once, in an order that depends on the seed. */
  static List<String> tables(Random random, int count) {
    List<String> names = new ArrayList<>();
    for (String kind : KINDS) {
      for (String thing : THINGS) {
        names.add(kind + "_" + thing);
      }
    }
    Collections.shuffle(names, random);
    for (int more = 0; names.size() < count; more++) {
      names.add(names.get(more) + "_" + (more + 2));
    }
    return names.subList(0, count);
  }

  /** Labels of an enum. */
  static List<String> labels(Random random) {
    List<String> labels =
        new ArrayList<>(
            List.of(
                "new",
                "open",
                "waiting",
                "approved",
                "rejected",
                "paid",
                "sent",
                "delivered",
                "cancelled",
                "closed"));
    Collections.shuffle(labels, random);
    return labels.subList(0, 3 + random.nextInt(5));
  }
}
