/** What earlier runs left: classes by fingerprint, on this machine and on a server. */
package dev.headwater.codegen.cache;
