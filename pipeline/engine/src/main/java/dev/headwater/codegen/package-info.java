/** A run that makes classes: its request, the decision whether to run, and its outcome. */
package dev.headwater.codegen;
