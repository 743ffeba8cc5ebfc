/** Files and folders: the cache folder, checksums, folders that are moved as a whole. */
package dev.headwater.io;
