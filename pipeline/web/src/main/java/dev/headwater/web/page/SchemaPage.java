package dev.headwater.web.page;

import java.util.List;

/** The page of a schema: all that lies in it. */
record SchemaPage(Heading heading, List<Group> groups, List<Section> sections) {}
