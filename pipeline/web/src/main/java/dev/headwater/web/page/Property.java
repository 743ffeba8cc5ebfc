package dev.headwater.web.page;

/** A fact about an object: a name and a text. */
record Property(String name, String text) {}
