/** Folders as a whole. */
package dev.headwater.files;
