/** Classes of earlier runs by fingerprint, on this machine and on a server. */
package dev.headwater.codegen.cache;
