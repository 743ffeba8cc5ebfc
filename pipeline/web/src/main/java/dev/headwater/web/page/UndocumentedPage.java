package dev.headwater.web.page;

import java.util.List;

/** The list of all objects without a comment. */
record UndocumentedPage(List<Missing> kinds) {

  /** Those of one kind. */
  record Missing(String title, List<Link> objects) {

    int count() {
      return objects.size();
    }
  }
}
