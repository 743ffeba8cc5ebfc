package dev.headwater.web.page;

import dev.headwater.catalog.Id;
import dev.headwater.catalog.view.SchemaView;
import java.util.Optional;

/**
 * Finds the pages of objects, as seen from one page.
 *
 * @param root the way from the page to the first page: empty, or {@code ../}
 */
public record Links(SchemaView view, String root) {

  /** The address of an object in the site; empty when it is not shown. */
  Optional<Address> address(Id id) {
    return view.catalog().find(id).map(fact -> Address.of(id, view.whole(id)));
  }

  Link to(Id id, String text) {
    return new Link(text, href(id));
  }

  Link to(Id id) {
    return to(id, id.qualified());
  }

  /** Empty when the object is not shown. */
  public String href(Id id) {
    return address(id).map(address -> root + address.href()).orElse("");
  }

  /** The address of a page of the site. */
  String page(String path) {
    return root + path;
  }
}
