package dev.headwater.web.page;

/**
 * A text that leads to another page.
 *
 * @param href empty where there is no page
 */
public record Link(String text, String href) {

  boolean leads() {
    return !href.isEmpty();
  }
}
