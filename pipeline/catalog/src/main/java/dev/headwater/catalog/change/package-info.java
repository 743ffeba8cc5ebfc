/** Two catalogues compared: what is added, removed or changed, as values. */
package dev.headwater.catalog.change;
