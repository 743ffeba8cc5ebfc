/** The stage decide: everything that decides on the classes, as one key; loads no tool. */
package dev.headwater.codegen.fingerprint;
