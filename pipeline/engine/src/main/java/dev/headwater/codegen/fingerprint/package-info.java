/** Stage 2, decide: what the classes are made from, as one key, without loading any tool. */
package dev.headwater.codegen.fingerprint;
