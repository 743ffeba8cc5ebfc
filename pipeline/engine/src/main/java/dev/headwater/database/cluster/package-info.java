/**
 * Headwater's own servers on a private data folder, from binaries that come through Maven ({@code
 * embedded}) or that are installed on this machine ({@code local}).
 */
package dev.headwater.database.cluster;
