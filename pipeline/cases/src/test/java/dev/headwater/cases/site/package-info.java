/** The schema site. */
package dev.headwater.cases.site;
