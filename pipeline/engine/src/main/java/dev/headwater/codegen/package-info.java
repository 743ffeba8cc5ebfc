/** A run that makes classes: its request, its events and its outcome. */
package dev.headwater.codegen;
