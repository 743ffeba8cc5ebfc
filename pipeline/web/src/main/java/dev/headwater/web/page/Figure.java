package dev.headwater.web.page;

/**
 * A diagram on a page.
 *
 * @param title empty where the page says it
 * @param picture as SVG
 * @param note what the picture lacks
 */
record Figure(String title, String picture, String note) {}
