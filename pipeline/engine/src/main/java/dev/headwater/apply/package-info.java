/** The stage migrate: runs init scripts and Flyway; turns errors into places in files. */
package dev.headwater.apply;
