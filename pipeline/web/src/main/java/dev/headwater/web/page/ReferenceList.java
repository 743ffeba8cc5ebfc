package dev.headwater.web.page;

import java.util.List;

/** Foreign keys in one direction; never empty. */
record ReferenceList(List<Reference> list) {

  /** No list where there are none, so that a template shows no title for it. */
  static List<ReferenceList> of(List<Reference> references) {
    return references.isEmpty() ? List.of() : List.of(new ReferenceList(references));
  }
}
