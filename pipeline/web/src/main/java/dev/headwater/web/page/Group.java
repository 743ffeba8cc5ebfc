package dev.headwater.web.page;

import java.util.List;

/** A list of objects with a title. */
record Group(String id, String title, List<Summary> items) {

  int count() {
    return items.size();
  }
}
