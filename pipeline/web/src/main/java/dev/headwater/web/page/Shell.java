package dev.headwater.web.page;

import java.util.List;

/**
 * Everything around a page.
 *
 * @param site what the site is called
 * @param title of the page
 * @param root the way to the first page
 * @param path of the page in the site
 * @param migrations the path of their list; empty where there is none
 * @param above the pages above it
 * @param body the page itself, as HTML
 */
record Shell(
    String site,
    String title,
    String root,
    String path,
    String migrations,
    List<Link> above,
    String body) {}
