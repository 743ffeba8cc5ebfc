package dev.headwater.setting;

/** A section of the documentation. */
public enum Section {
  MIGRATIONS("Migrations"),
  DATABASE("Database"),
  REAL_DATABASES("Real databases"),
  CACHES("Caches"),
  CODE("Code"),
  CHECK_AND_RENUMBER("Check and renumber"),
  DIFF("Diff"),
  DRAFT("Draft"),
  SITE("Site");

  private final String title;

  Section(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  Traits text(String element) {
    return Traits.of(this, Kind.TEXT, element);
  }

  Traits number(String element) {
    return Traits.of(this, Kind.NUMBER, element);
  }

  Traits yesOrNo(String element) {
    return Traits.of(this, Kind.YES_OR_NO, element);
  }

  Traits list(String element) {
    return Traits.of(this, Kind.LIST, element);
  }

  Traits map(String element) {
    return Traits.of(this, Kind.MAP, element);
  }

  Traits file(String element) {
    return Traits.of(this, Kind.FILE, element);
  }

  Traits files(String element) {
    return Traits.of(this, Kind.FILES, element);
  }

  Traits xml(String element) {
    return Traits.of(this, Kind.XML, element);
  }
}
