package dev.headwater.web.page;

import java.util.List;

/** A part of a page with objects of one kind. */
record Section(String id, String title, List<Item> items) {

  int count() {
    return items.size();
  }
}
