/** The command line of a bundle: translates options, and prints what the engine says. */
package dev.headwater.bundle;
