/** Makes a site of static pages that show the schema. */
package dev.headwater.command.site;
