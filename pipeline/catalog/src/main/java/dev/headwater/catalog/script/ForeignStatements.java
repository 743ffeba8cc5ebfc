package dev.headwater.catalog.script;

import static dev.headwater.catalog.script.TableStatements.same;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Foreign data wrappers, servers, publications: they connect a database with others. */
final class ForeignStatements {

  private ForeignStatements() {}

  static final class Servers implements KindStatements {

    @Override
    public List<String> create(Fact fact, Catalog all) {
      String options =
          fact.has("options") && fact.id().kind() != Kind.USER_MAPPING
              ? " options (" + TableStatements.foreignOptions(fact.get("options")) + ")"
              : "";
      return switch (fact.id().kind()) {
        case FOREIGN_DATA_WRAPPER ->
            List.of(
                "create foreign data wrapper "
                    + fact.id().name()
                    + (fact.has("handler") ? " handler " + fact.get("handler") : "")
                    + (fact.has("validator") ? " validator " + fact.get("validator") : "")
                    + options);
        case SERVER ->
            List.of(
                "create server "
                    + fact.id().name()
                    + (fact.has("type") ? " type " + fact.get("type") : "")
                    + (fact.has("version") ? " version " + fact.get("version") : "")
                    + " foreign data wrapper "
                    + fact.get("wrapper")
                    + options);
        case USER_MAPPING -> {
          if (fact.has("options")) {
            throw new CannotWriteException(fact.id());
          }
          yield List.of(
              "create user mapping for " + fact.id().name() + " server " + fact.id().scope());
        }
        default -> throw new CannotWriteException(fact.id());
      };
    }

    @Override
    public List<String> drop(Fact fact, Catalog all) {
      return switch (fact.id().kind()) {
        case USER_MAPPING ->
            List.of("drop user mapping for " + fact.id().name() + " server " + fact.id().scope());
        case SUBSCRIPTION -> throw new CannotWriteException(fact.id());
        default -> List.of("drop " + Targets.of(fact));
      };
    }

    @Override
    public Optional<Alteration> alter(Fact from, Fact to, Sides sides) {
      if (to.id().kind() == Kind.SERVER && same(from, to, "wrapper") && same(from, to, "type")) {
        List<String> statements = new ArrayList<>();
        String alter = "alter server " + to.id().name() + " ";
        if (!same(from, to, "version")) {
          statements.add(alter + "version " + (to.has("version") ? to.get("version") : "null"));
        }
        if (!same(from, to, "options")) {
          statements.add(
              alter
                  + "options ("
                  + TableStatements.changedOptions(from.get("options"), to.get("options"))
                  + ")");
        }
        return Alteration.of(statements);
      }
      return Optional.empty();
    }
  }

  static final class Publications implements KindStatements {

    @Override
    public List<String> create(Fact publication, Catalog all) {
      return List.of(
          "create publication "
              + publication.id().name()
              + (publication.has("all tables") ? " for all tables" : "")
              + " with ("
              + options(publication)
              + ")");
    }

    private static String options(Fact publication) {
      return "publish = '"
          + publication.get("publish")
          + "', publish_via_partition_root = "
          + publication.has("via partition root")
          + (publication.has("generated columns") ? ", publish_generated_columns = stored" : "");
    }

    @Override
    public List<String> drop(Fact publication, Catalog all) {
      return List.of("drop publication " + publication.id().name());
    }

    @Override
    public Optional<Alteration> alter(Fact from, Fact to, Sides sides) {
      return same(from, to, "all tables")
          ? Alteration.of("alter publication " + to.id().name() + " set (" + options(to) + ")")
          : Optional.empty();
    }
  }

  /** Tables and schemas of a publication. */
  static final class PublicationMembers implements KindStatements {

    @Override
    public List<String> create(Fact member, Catalog all) {
      return List.of(
          alter(member)
              + "add "
              + what(member)
              + (member.has("columns") ? " (" + member.get("columns") + ")" : "")
              + (member.has("row filter") ? " where (" + member.get("row filter") + ")" : ""));
    }

    private static String alter(Fact member) {
      return "alter publication " + member.id().scope() + " ";
    }

    private static String what(Fact member) {
      return (member.id().kind() == Kind.PUBLICATION_TABLE ? "table only " : "tables in schema ")
          + member.id().name();
    }

    @Override
    public List<String> drop(Fact member, Catalog all) {
      return List.of(alter(member) + "drop " + what(member));
    }
  }
}
