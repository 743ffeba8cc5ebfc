/** Bridge to Commons Compress and XZ. */
package dev.headwater.tool.archive;
