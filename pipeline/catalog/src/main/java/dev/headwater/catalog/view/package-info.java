/** A catalogue as tables, views and keys, for those who show it. Nothing here is compared. */
package dev.headwater.catalog.view;
