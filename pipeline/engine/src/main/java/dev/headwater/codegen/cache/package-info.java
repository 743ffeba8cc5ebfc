/** The results of earlier runs: classes by fingerprint, on this machine and on a server. */
package dev.headwater.codegen.cache;
