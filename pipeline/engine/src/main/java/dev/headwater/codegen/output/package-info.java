/**
 * The stages decide and publish: whether the output is what is wanted, and how a staging folder
 * becomes the output, at once.
 */
package dev.headwater.codegen.output;
